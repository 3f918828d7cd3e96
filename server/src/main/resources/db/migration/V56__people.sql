-- People who sign in. One person may be a member of several accounts.
create table person (
  person_id bigint generated always as identity primary key,
  email text not null,
  name text not null,
  password text not null,
  created_at timestamptz not null
);

create unique index person_by_email on person (lower(email));

create table member (
  portal_id bigint not null,
  person_id bigint not null,
  user_id bigint not null,
  role text not null,
  created_at timestamptz not null,
  primary key (portal_id, person_id)
);

create index member_of on member (person_id);

create table page_session (
  hash bytea primary key,
  person_id bigint not null,
  portal_id bigint not null,
  created_at timestamptz not null,
  seen_at timestamptz not null
);

create index page_session_of on page_session (person_id);

-- Each try to sign in, for the lock-out and for the audit log.
create table sign_in (
  id bigint generated always as identity primary key,
  email text not null,
  at timestamptz not null,
  succeeded boolean not null,
  address text not null,
  user_agent text not null
);

create index sign_in_of_email on sign_in (lower(email), at);
create index sign_in_of_address on sign_in (address, at);

create table invitation (
  hash bytea primary key,
  portal_id bigint not null,
  email text not null,
  role text not null,
  invited_by bigint,
  created_at timestamptz not null,
  expires_at timestamptz not null
);

create unique index invitation_of on invitation (portal_id, lower(email));
