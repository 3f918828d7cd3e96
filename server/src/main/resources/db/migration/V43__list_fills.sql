-- A list whose members are being found in the background, how far the work has come, and until when whoever does it has it.
create table list_fill (
  portal_id bigint not null,
  list_id bigint not null,
  begun int not null,
  cursor bigint not null,
  leased_until timestamptz not null,
  primary key (portal_id, list_id)
);

-- Lists whose filters speak of now, and when their members were last found.
create table list_clock (
  portal_id bigint not null,
  list_id bigint not null,
  found_at timestamptz not null,
  primary key (portal_id, list_id)
);
