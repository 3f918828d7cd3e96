-- When a token was last shown, to the minute.
alter table token add column last_used_at timestamptz;
