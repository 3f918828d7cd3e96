-- How often the portal bought the API limit increase.
alter table portal add column api_limit_increases int not null default 0;

-- What an app called in an hour of the portal's clock, by operation.
create table usage_hour (
  portal_id bigint not null,
  hour timestamptz not null,
  app_id bigint not null,
  operation text not null,
  calls bigint not null,
  -- Those that count against the day.
  counted bigint not null,
  errors_4xx bigint not null,
  errors_5xx bigint not null,
  -- 429s, which are among errors_4xx too, by policy.
  throttled_burst bigint not null,
  throttled_daily bigint not null,
  throttled_secondly bigint not null,
  millis bigint not null,
  primary key (portal_id, hour, app_id, operation)
);

-- The part of a portal's day that is kept for one app.
create table budget (
  portal_id bigint not null,
  app_id bigint not null,
  percent int not null,
  updated_at timestamptz not null,
  primary key (portal_id, app_id)
);
