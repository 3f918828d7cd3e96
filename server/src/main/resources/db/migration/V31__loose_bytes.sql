-- Bytes that no file has: on their way in, or of a file that is gone. They are deleted from a time on.
create table loose_bytes (
  portal_id bigint not null,
  content text not null,
  delete_from timestamptz not null,
  primary key (portal_id, content)
);

create index loose_bytes_due on loose_bytes (delete_from);
