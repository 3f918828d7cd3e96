-- The apps that a portal has: those that it made for itself, and public ones that it installed.
alter table app add column kind text not null default 'PRIVATE_APP';

-- The token of a private app has no end until the app rotates it; that of a public one has.
alter table token add column expires_at timestamptz;
