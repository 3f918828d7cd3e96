-- Rules that a portal sets for the values of a property, beside what its type demands.
create table property_validation (
  portal_id bigint not null,
  object_type text not null,
  property text not null,
  rule_type text not null,
  arguments text[] not null,
  normalized boolean not null,
  primary key (portal_id, object_type, property, rule_type)
);
