-- Scopes that an app made use of.
create table scope_use (
  portal_id bigint not null,
  app_id bigint not null,
  scope text not null,
  first_used timestamptz not null,
  last_used timestamptz not null,
  primary key (portal_id, app_id, scope)
);

-- What an app could do better, with what was seen of it.
create table advice (
  portal_id bigint not null,
  app_id bigint not null,
  kind text not null,
  -- What it is about, such as an operation, a path or a scope.
  subject text not null,
  app_name text not null,
  seen text not null,
  instead text not null,
  calls bigint not null,
  saved bigint not null,
  first_seen timestamptz not null,
  last_seen timestamptz not null,
  sample jsonb not null,
  primary key (portal_id, app_id, kind, subject)
);
