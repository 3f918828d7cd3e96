-- Where the webhooks of an app go. The portal is the one that made the app.
create table webhook_target (
  portal_id bigint not null,
  app_id bigint not null,
  url text not null,
  most_at_once int not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  -- Since when no delivery has succeeded, if the last one failed.
  failing_since timestamptz,
  -- When it was given up; events are not queued from then on.
  disabled_at timestamptz,
  primary key (portal_id, app_id)
);

create sequence webhook_subscription_id as int;

create table webhook_subscription (
  portal_id bigint not null,
  app_id bigint not null,
  subscription_id int not null,
  event_type text not null,
  -- Of object.*: which objects; of propertyChange: which property.
  object_type text,
  property text,
  active boolean not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (portal_id, app_id, subscription_id)
);

create index webhook_subscription_of_app on webhook_subscription (app_id) where active;

-- Events that were not delivered yet. One that is being delivered is due again only if nobody says how that went.
create table webhook_event (
  portal_id bigint not null,
  app_id bigint not null,
  event_id bigint generated always as identity,
  object_id bigint not null,
  -- As it is sent, but for the event's number and the attempt's.
  body text not null,
  attempt int not null,
  queued_at timestamptz not null,
  due_at timestamptz not null,
  primary key (portal_id, app_id, event_id)
);

create index webhook_event_due on webhook_event (portal_id, app_id, due_at, event_id);

-- What was sent, and what came back.
create table webhook_delivery (
  portal_id bigint not null,
  app_id bigint not null,
  delivery_id bigint generated always as identity,
  sent_at timestamptz not null,
  millis int not null,
  attempt int not null,
  event_ids bigint[] not null,
  object_ids bigint[] not null,
  request text not null,
  -- Empty if there was no answer; problem says why.
  status int,
  answer text not null,
  problem text,
  primary key (portal_id, app_id, delivery_id)
);

create index webhook_delivery_in_time on webhook_delivery (sent_at);

-- The secrets by which the webhooks of private apps are signed, sealed. Public apps have theirs.
create table webhook_secret (
  portal_id bigint not null,
  app_id bigint not null,
  secret bytea not null,
  primary key (portal_id, app_id)
);
