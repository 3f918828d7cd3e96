-- What apps want to read in their journals. The portal is the one that made the app; the hub is the one where things happen.
create sequence webhook_journal_subscription_id;

create table webhook_journal_subscription (
  portal_id bigint not null,
  app_id bigint not null,
  subscription_id bigint not null,
  kind text not null,
  -- Null: every portal that has the app.
  hub_id bigint,
  object_type text not null,
  actions text[] not null,
  properties text[] not null,
  object_ids bigint[] not null,
  list_ids bigint[] not null,
  associated_types text[] not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (portal_id, app_id, subscription_id)
);

create unique index webhook_journal_subscription_once
  on webhook_journal_subscription (portal_id, app_id, kind, coalesce(hub_id, 0), object_type);

create index webhook_journal_subscription_of_hub on webhook_journal_subscription (hub_id, app_id);

create sequence webhook_journal_filter_id;

create table webhook_journal_filter (
  portal_id bigint not null,
  app_id bigint not null,
  filter_id bigint not null,
  subscription_id bigint not null,
  conditions jsonb not null,
  created_at timestamptz not null,
  primary key (portal_id, app_id, filter_id)
);

-- Events of one hub, as they are read. Places are given in the order of commits: each app's are written one after the other.
create table webhook_journal_file (
  portal_id bigint not null,
  app_id bigint not null,
  place bigint generated always as identity,
  file_offset uuid not null,
  hub_id bigint not null,
  published_at timestamptz not null,
  events text not null,
  link_key bytea not null,
  primary key (portal_id, app_id, place)
);

create unique index webhook_journal_file_offset on webhook_journal_file (portal_id, app_id, file_offset);
create index webhook_journal_file_in_time on webhook_journal_file (portal_id, published_at);

create table webhook_journal_snapshot (
  portal_id bigint not null,
  app_id bigint not null,
  snapshot_id uuid not null,
  error_code text,
  message text,
  initiated_at timestamptz not null,
  completed_at timestamptz not null,
  primary key (portal_id, app_id, snapshot_id)
);

create index webhook_journal_snapshot_in_time on webhook_journal_snapshot (portal_id, initiated_at);
