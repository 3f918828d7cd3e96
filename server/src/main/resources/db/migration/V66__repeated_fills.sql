-- Something changed while the members were being found: they are found once more.
alter table list_fill add column again boolean not null default false;
