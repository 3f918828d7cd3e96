-- What a user of a portal has beside being an owner.
alter table owner
  add column role_id text,
  add column super_admin boolean not null default false,
  add column primary_team_id bigint,
  add column secondary_team_ids bigint[] not null default '{}',
  add column record_id bigint;

create index owner_of_email on owner (portal_id, lower(email));

create sequence person_number start 60000001;

create table team (
  portal_id bigint not null,
  team_id bigint not null default nextval('person_number'),
  name text not null,
  primary key (portal_id, team_id)
);

-- Sensitive acts, and by whom they were done.
create table audit_log (
  portal_id bigint not null,
  id bigint generated always as identity,
  app_id bigint not null,
  occurred_at timestamptz not null,
  category text not null,
  sub_category text,
  action text not null,
  security_type text,
  target text,
  primary key (portal_id, id)
);

create index audit_log_in_time on audit_log (portal_id, occurred_at, id);
