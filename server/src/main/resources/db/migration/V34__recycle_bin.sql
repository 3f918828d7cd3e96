-- The recycle bin of each portal, the oldest records first.
create index crm_object_bin on crm_object (portal_id, archived_at)
  where archived_at is not null and merged_into is null;
