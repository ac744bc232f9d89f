-- A list may say in which second household a child lives. Those are made when all main ones are.
alter table person_import_home add column stay text not null default 'MAIN';
