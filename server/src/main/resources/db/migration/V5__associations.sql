-- Association types that a portal has beside HubSpot's own, one row for each direction: its labels, and the types of its custom objects.
create table association_definition (
  portal_id bigint not null,
  from_type text not null,
  to_type text not null,
  category text not null,
  type_id int not null,
  inverse_type_id int not null,
  name text not null,
  label text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (portal_id, from_type, to_type, category, type_id)
);

-- How many records one record may have under a type, where a portal wants fewer than HubSpot allows.
create table association_maximum (
  portal_id bigint not null,
  from_type text not null,
  to_type text not null,
  category text not null,
  type_id int not null,
  most int not null,
  primary key (portal_id, from_type, to_type, category, type_id)
);

-- Reports of the records that are near their limit of associations, by the user who asked.
create table association_usage_report (
  portal_id bigint not null,
  id bigint generated always as identity,
  user_id bigint not null,
  created_at timestamptz not null,
  rows jsonb not null,
  primary key (portal_id, id)
);
