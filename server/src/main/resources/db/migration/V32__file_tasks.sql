-- What is done with files and folders after the call that asked for it, and how far it is.
create table file_task (
  portal_id bigint not null,
  task_id uuid not null,
  task_number bigint generated always as identity,
  kind text not null,
  request jsonb not null,
  status text not null,
  -- Times of the portal's clock.
  requested_at timestamptz not null,
  started_at timestamptz,
  completed_at timestamptz,
  -- Until this time of the server's clock, nobody else takes the task up.
  claimed_until timestamptz,
  attempts int not null default 0,
  -- The file or folder that the task was about, or what went wrong.
  result_id bigint,
  error jsonb,
  primary key (portal_id, task_id)
);

create index file_task_unfinished on file_task (task_number) where status in ('PENDING', 'PROCESSING');
create index file_task_of_portal on file_task (portal_id) where status in ('PENDING', 'PROCESSING');
create index file_task_over on file_task (claimed_until) where status = 'COMPLETE';
