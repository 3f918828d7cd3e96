-- The list that an import puts its contacts into, if one was asked for.
alter table crm_import add column list_id bigint;
