-- A portal's own definitions, and its changes to built-in ones, which are resource files.
create table property_definition (
  portal_id bigint not null,
  object_type text not null,
  name text not null,
  definition jsonb not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  archived_at timestamptz,
  primary key (portal_id, object_type, name)
);

create table property_group (
  portal_id bigint not null,
  object_type text not null,
  name text not null,
  label text not null,
  display_order int not null,
  created_at timestamptz not null,
  archived_at timestamptz,
  primary key (portal_id, object_type, name)
);
