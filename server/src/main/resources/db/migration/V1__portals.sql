-- A portal (HubSpot account) is the tenant: every other row begins with its id.
create table portal (
  portal_id bigint primary key,
  name text not null,
  tier text not null,
  time_zone text not null,
  currency text not null,
  -- The portal's clock is the machine's, moved by this much.
  clock_offset_millis bigint not null default 0,
  created_at timestamptz not null
);

create table app (
  portal_id bigint not null,
  app_id bigint not null,
  name text not null,
  scopes text[] not null,
  created_at timestamptz not null,
  primary key (portal_id, app_id)
);

-- Found by hash alone: the token is what names the portal.
create table token (
  hash bytea primary key,
  portal_id bigint not null,
  app_id bigint not null,
  created_at timestamptz not null,
  revoked_at timestamptz
);

create index token_of_app on token (portal_id, app_id);

-- Calls of all private apps of a portal on one day of its calendar.
create table api_usage (
  portal_id bigint not null,
  day date not null,
  calls bigint not null,
  primary key (portal_id, day)
);
