create sequence import_id start 100001;

-- An import and how far it is: what is counted, and the place up to which its files are written.
create table crm_import (
  portal_id bigint not null,
  import_id bigint not null default nextval('import_id'),
  app_id bigint not null,
  name text not null,
  state text not null,
  request jsonb not null,
  object_types text[] not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  ended_at timestamptz,
  -- The file that is being read, and how many rows of it are done. Behind the last file: references.
  at_file int not null default 0,
  at_row bigint not null default 0,
  counters jsonb not null default '{}',
  primary key (portal_id, import_id)
);

create index crm_import_unfinished on crm_import (portal_id, import_id)
  where state in ('STARTED', 'PROCESSING', 'DEFERRED');

create table import_file (
  portal_id bigint not null,
  import_id bigint not null,
  file_number int not null,
  name text not null,
  content text not null,
  primary key (portal_id, import_id, file_number)
);

create table import_error (
  portal_id bigint not null,
  import_id bigint not null,
  error_id bigint generated always as identity,
  created_at timestamptz not null,
  error_type text not null,
  object_type text,
  file_number int not null,
  line int not null,
  column_number int,
  invalid_value text,
  message text not null,
  page text,
  row_data jsonb not null,
  primary key (portal_id, import_id, error_id)
);

-- Values by which rows name records of the same import, of properties that are not unique.
create table import_key (
  portal_id bigint not null,
  import_id bigint not null,
  object_type text not null,
  property text not null,
  value text not null,
  object_id bigint not null,
  primary key (portal_id, import_id, object_type, property, value, object_id)
);

-- Records that rows name in order to be associated with; followed when all files are read.
create table import_reference (
  portal_id bigint not null,
  import_id bigint not null,
  reference_id bigint generated always as identity,
  from_type text not null,
  from_id bigint not null,
  to_type text not null,
  property text not null,
  value text not null,
  category text not null,
  type_id int not null,
  file_number int not null,
  line int not null,
  column_number int not null,
  primary key (portal_id, import_id, reference_id)
);

-- Imports tell companies apart by domain, although several may have the same.
create index crm_object_domain on crm_object (portal_id, (properties ->> 'domain'))
  where object_type = '0-2' and archived_at is null;
