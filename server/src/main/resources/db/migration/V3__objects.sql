-- Ids are handed out in blocks of 1,000 to each node, so that a batch knows its ids before it is written.
create sequence object_id_block start 1 increment by 1000;

-- Records of all types. Values are texts, as on the wire; the definitions say how they compare.
create table crm_object (
  portal_id bigint not null,
  object_type text not null,
  id bigint not null,
  properties jsonb not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  archived_at timestamptz,
  merged_into bigint,
  primary key (portal_id, object_type, id)
);

create index crm_object_archived on crm_object (portal_id, object_type, id) where archived_at is not null;

-- Who holds a value of a property whose values are unique. Archived records hold none.
create table unique_value (
  portal_id bigint not null,
  object_type text not null,
  property text not null,
  value text not null,
  object_id bigint not null,
  primary key (portal_id, object_type, property, value)
);

-- Stored once for each direction.
create table association (
  portal_id bigint not null,
  from_type text not null,
  from_id bigint not null,
  to_type text not null,
  to_id bigint not null,
  category text not null,
  type_id int not null,
  created_at timestamptz not null,
  primary key (portal_id, from_type, from_id, to_type, to_id, category, type_id)
);

-- The journal. Readers of one record's past go by the primary key, consumers by (tx, seq) below the oldest running transaction.
create table change (
  portal_id bigint not null,
  object_type text not null,
  object_id bigint not null,
  seq bigint generated always as identity,
  tx xid8 not null default pg_current_xact_id(),
  kind text not null,
  occurred_at timestamptz not null,
  source_type text not null,
  source_id text not null,
  delta jsonb not null,
  primary key (portal_id, object_type, object_id, seq)
);

create index change_in_order on change (tx, seq);
