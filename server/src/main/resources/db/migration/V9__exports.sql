create sequence export_id start 200001;

-- Exports: what was asked for, how far it is, and the file that it became.
create table crm_export (
  portal_id bigint not null,
  export_id bigint not null default nextval('export_id'),
  app_id bigint not null,
  object_type text not null,
  request jsonb not null,
  state text not null,
  record_count bigint not null default 0,
  link_key bytea not null,
  file text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (portal_id, export_id)
);

create index crm_export_unfinished on crm_export (portal_id, export_id)
  where state in ('ENQUEUED', 'PROCESSING');
