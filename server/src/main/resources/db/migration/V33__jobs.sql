-- Work that is done again and again, and who does it now. Written by db-scheduler, whose columns these are.
create table job (
  task_name text not null,
  task_instance text not null,
  task_data bytea,
  execution_time timestamptz not null,
  picked boolean not null,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures int,
  last_heartbeat timestamptz,
  version bigint not null,
  primary key (task_name, task_instance)
);

-- What is to be done once, at a time of its portal's clock.
create table appointment (
  portal_id bigint not null,
  kind text not null,
  key text not null,
  due_at timestamptz not null,
  details text not null,
  failures int not null default 0,
  primary key (portal_id, kind, key)
);

create index appointment_due on appointment (kind, portal_id, due_at);
