-- How the file of an import is written, as it was asked for or found out, and whether the very same file was imported before: a keyed digest of it.
alter table person_import
    add column encoding text,
    add column separator text,
    add column date_order text,
    add column spreadsheet_dates boolean not null default false,
    add column content_key bytea;

create index person_import_content_ix on person_import (agency_id, content_key) where content_key is not null;
