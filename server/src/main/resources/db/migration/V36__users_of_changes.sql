-- Whom an app acts for, where that is known.
alter table app add column user_id bigint;

alter table change
  add column source_label text,
  add column user_id bigint;

alter table crm_import add column user_id bigint;
