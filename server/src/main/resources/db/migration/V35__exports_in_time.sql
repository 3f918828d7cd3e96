-- Exports are counted by when they were begun; their files expire by when they were done.
create index crm_export_begun on crm_export (portal_id, created_at);
create index crm_export_done on crm_export (portal_id, updated_at) where state = 'DONE';
