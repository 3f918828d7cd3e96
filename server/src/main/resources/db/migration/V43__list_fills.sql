-- A list whose members are being found in the background: the version of its conditions, and how far the work has come.
create table list_fill (
  portal_id bigint not null,
  list_id bigint not null,
  version int not null,
  stage text not null,
  cursor bigint not null,
  primary key (portal_id, list_id)
);
