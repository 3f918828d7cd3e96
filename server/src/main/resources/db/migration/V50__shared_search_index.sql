-- Which node keeps the search index that all nodes share, until when unless it says so again, and how far it has come.
create table search_lease (
  term bigint not null,
  holder uuid,
  until timestamptz not null default now(),
  database text,
  tx bigint not null default 0,
  seq bigint not null default 0,
  horizon bigint not null default 0
);
create unique index search_lease_is_one on search_lease ((true));
insert into search_lease (term) values (0);

-- Object types that nodes were asked about and found not to be indexed, or not as their definitions say.
create table search_wanted (
  portal_id bigint not null,
  object_type text not null,
  primary key (portal_id, object_type)
);
