-- What an app is there for, in the words of whoever made it.
alter table app add column description text not null default '';
