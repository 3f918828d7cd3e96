-- Types whose records are worked out anew, and how far that is. The second round finds what was written by nodes that still remembered the old definitions.
create table recalculation (
  portal_id bigint not null,
  object_type text not null,
  cause text not null,
  round int not null default 1,
  last_id bigint not null default 0,
  not_before timestamptz not null,
  primary key (portal_id, object_type, cause)
);
