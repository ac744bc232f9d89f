-- The rows of a package that is being taken in: a small file unpacks to more than memory holds. Nothing of it outlives the request, so it is in no log.
create unlogged table directory_package_row (
    package_id   uuid        not null,
    table_name   text        not null,
    id           text        not null,
    place        bigint      not null,
    parent_table text,
    parent_id    text,
    names_id     text,
    content      text        not null,
    received_at  timestamptz not null default now(),
    constraint directory_package_row_pk primary key (package_id, table_name, id)
);
create index directory_package_row_parent_ix on directory_package_row (package_id, parent_table, parent_id, place);
create index directory_package_row_place_ix on directory_package_row (package_id, table_name, place);
