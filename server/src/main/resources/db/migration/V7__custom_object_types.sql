-- Numbers of type ids (2-10000001). They are never used twice, so what is left of a purged type belongs to nobody.
create sequence custom_object_type_number start 10000001;

-- A portal's own object types. An archived one keeps its name until it is purged.
create table custom_object_type (
  portal_id bigint not null,
  number bigint not null,
  name text not null,
  definition jsonb not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  archived_at timestamptz,
  primary key (portal_id, number)
);

create unique index custom_object_type_name on custom_object_type (portal_id, lower(name));
