alter table audit_log add column user_id bigint;
