-- A budget goes with its app; those of apps that went before stayed.
delete from budget b
where not exists (select from app a where a.portal_id = b.portal_id and a.app_id = b.app_id);
