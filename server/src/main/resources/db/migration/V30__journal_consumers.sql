-- How far those who follow the journal have come.
create table journal_consumer (
  name text primary key,
  tx xid8 not null default '0',
  seq bigint not null default 0
);
