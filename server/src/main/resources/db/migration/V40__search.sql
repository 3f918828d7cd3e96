-- Tells this database from others: what is kept beside it (search indexes) says which one it was made from.
create table database_identity (
  id uuid primary key default gen_random_uuid()
);

insert into database_identity default values;
