-- What the audit log says in words, beside what was acted upon.
alter table audit_log add column detail text not null default '';
