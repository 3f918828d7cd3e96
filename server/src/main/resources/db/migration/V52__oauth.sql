-- Apps that any portal may install, each kept by the portal of its developer. An installed one is a row of app, too.
create table public_app (
  portal_id bigint not null,
  app_id bigint not null,
  name text not null,
  client_id uuid not null,
  -- Sealed under the key of the installation: it signs what is sent to the app.
  client_secret bytea not null,
  redirect_urls text[] not null,
  required_scopes text[] not null,
  conditional_scopes text[] not null,
  optional_scopes text[] not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (portal_id, app_id)
);

-- An app is known by either number, whoever asks.
create unique index public_app_of_id on public_app (app_id);
create unique index public_app_of_client on public_app (client_id);

create index app_of_public on app (app_id) where kind = 'PUBLIC_APP';

-- What a portal granted, until the app has fetched its tokens. Found by hash alone, as tokens are.
create table authorization_code (
  hash bytea primary key,
  portal_id bigint not null,
  app_id bigint not null,
  user_id bigint,
  redirect_url text not null,
  scopes text[] not null,
  code_challenge text,
  code_challenge_method text,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);

create index authorization_code_of_app on authorization_code (portal_id, app_id);

create table refresh_token (
  hash bytea primary key,
  portal_id bigint not null,
  app_id bigint not null,
  created_at timestamptz not null
);

create index refresh_token_of_app on refresh_token (portal_id, app_id, created_at);

-- A token of an app for itself, not for its install, says what it opens.
alter table token add column scopes text[];

create index token_in_time on token (portal_id, expires_at) where expires_at is not null;

-- Keys by which developers speak of their apps: ?hapikey=.
create table developer_api_key (
  hash bytea primary key,
  portal_id bigint not null,
  created_at timestamptz not null
);
