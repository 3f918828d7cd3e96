-- The pipelines of a type, with their stages, once a portal has changed any of them.
create table pipeline (
  portal_id bigint not null,
  object_type text not null,
  pipeline_id text not null,
  definition jsonb not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  archived_at timestamptz,
  primary key (portal_id, object_type, pipeline_id)
);

-- Numbers for pipelines and stages that bring no id of their own.
create sequence pipeline_number start 10000001;

create table pipeline_audit (
  portal_id bigint not null,
  id bigint generated always as identity,
  object_type text not null,
  pipeline_id text not null,
  stage_id text,
  action text not null,
  occurred_at timestamptz not null,
  message text not null,
  raw jsonb not null,
  primary key (portal_id, id)
);

create index pipeline_audit_of on pipeline_audit (portal_id, object_type, pipeline_id, id);
