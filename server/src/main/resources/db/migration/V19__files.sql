create sequence file_number start 300000001;

create table folder (
  portal_id bigint not null,
  folder_id bigint not null default nextval('file_number'),
  parent_id bigint,
  name text not null,
  path text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (portal_id, folder_id)
);

create unique index folder_path on folder (portal_id, path);

-- What is known of a file; its bytes lie under "content".
create table file (
  portal_id bigint not null,
  file_id bigint not null default nextval('file_number'),
  folder_id bigint,
  name text not null,
  extension text not null,
  path text not null,
  access text not null,
  size bigint not null,
  md5 text not null,
  type text not null,
  width int,
  height int,
  content text not null,
  link_key bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  expires_at timestamptz,
  primary key (portal_id, file_id)
);

create unique index file_path on file (portal_id, path);
create index file_md5 on file (portal_id, md5);
