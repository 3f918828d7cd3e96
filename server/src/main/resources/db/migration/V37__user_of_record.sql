create index owner_of_record on owner (portal_id, record_id);
