create sequence list_number;
-- Lists of contacts have a second number, which the first lists API knew them by.
create sequence legacy_list_number start 1000001;
create sequence list_folder_number;

-- A list of records of one type. The conditions are kept as they were sent, with what HubSpot adds.
create table crm_list (
  portal_id bigint not null,
  list_id bigint not null default nextval('list_number'),
  legacy_id bigint,
  version int not null,
  name text not null,
  object_type text not null,
  processing_type text not null,
  status text not null,
  filter_branch json,
  settings json not null,
  folder_id bigint not null,
  size bigint not null default 0,
  last_added_at timestamptz,
  last_removed_at timestamptz,
  created_at timestamptz not null,
  created_by text not null,
  updated_at timestamptz not null,
  updated_by text not null,
  filters_updated_at timestamptz,
  deleted_at timestamptz,
  primary key (portal_id, list_id)
);

create unique index crm_list_name on crm_list (portal_id, lower(name)) where deleted_at is null;
create unique index crm_list_legacy on crm_list (portal_id, legacy_id) where legacy_id is not null;
create index crm_list_dynamic on crm_list (portal_id, object_type) where processing_type = 'DYNAMIC' and deleted_at is null;
create index crm_list_folder on crm_list (portal_id, folder_id);

-- Which lists the conditions of a list name.
create table list_reference (
  portal_id bigint not null,
  list_id bigint not null,
  refers_to bigint not null,
  primary key (portal_id, list_id, refers_to)
);

create index list_reference_back on list_reference (portal_id, refers_to);

create table list_folder (
  portal_id bigint not null,
  folder_id bigint not null default nextval('list_folder_number'),
  parent_id bigint not null,
  name text not null,
  created_by text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  contents_updated_at timestamptz not null,
  primary key (portal_id, folder_id)
);

create index list_folder_parent on list_folder (portal_id, parent_id);

-- Read by list in the order of the records' ids and in that of their joining, and by record.
create table list_membership (
  portal_id bigint not null,
  list_id bigint not null,
  object_type text not null,
  record_id bigint not null,
  joined_at timestamptz not null,
  primary key (portal_id, list_id, record_id)
);

create index list_membership_joined on list_membership (portal_id, list_id, joined_at, record_id);
create index list_membership_record on list_membership (portal_id, object_type, record_id);

-- How large a list was at the end of each day on which its size changed, and when it was edited.
create table list_size (
  portal_id bigint not null,
  list_id bigint not null,
  day date not null,
  size bigint not null,
  at timestamptz not null,
  primary key (portal_id, list_id, day)
);

create table list_edit (
  portal_id bigint not null,
  list_id bigint not null,
  at timestamptz not null,
  primary key (portal_id, list_id, at)
);

-- When a list is to become one that people fill, and when it did.
create table list_conversion (
  portal_id bigint not null,
  list_id bigint not null,
  requested json,
  requested_at timestamptz,
  converted_at timestamptz,
  primary key (portal_id, list_id)
);
