-- Records that were merged into another: their ids lead to it, and their past is its past.
create index crm_object_merged on crm_object (portal_id, object_type, merged_into) where merged_into is not null;
