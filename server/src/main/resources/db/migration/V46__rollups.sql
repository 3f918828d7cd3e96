-- Records whose rollups are to be worked out, and from when on; from_type is the type of the associated records that they are made of, or empty for all.
create table rollup_due (
  portal_id bigint not null,
  object_type text not null,
  object_id bigint not null,
  from_type text not null,
  due_at timestamptz not null,
  primary key (portal_id, object_type, object_id, from_type)
);

create index rollup_due_in_order on rollup_due (portal_id, due_at, object_type, from_type);
