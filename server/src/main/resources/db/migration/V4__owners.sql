-- The users of a portal as owners of records. HubSpot numbers owners and users apart.
create table owner (
  portal_id bigint not null,
  owner_id bigint not null,
  user_id bigint not null,
  email text not null,
  first_name text not null,
  last_name text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  archived_at timestamptz,
  primary key (portal_id, owner_id)
);

create unique index owner_of_user on owner (portal_id, user_id);
