-- Files of a case. Their names and their contents are sealed.
create table attachment (
    id             uuid        not null,
    version        int         not null,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    agency_id      uuid        not null,
    case_id        uuid        not null,
    content_sealed text        not null,
    media_type     text        not null,
    restricted     boolean     not null,
    byte_count     bigint      not null,
    sha256         text,
    scan_status    text        not null,
    added_by       text        not null,
    constraint attachment_pk primary key (id),
    constraint attachment_case_id_fk foreign key (case_id) references case_file (id)
);

create index attachment_case_ix on attachment (case_id, id desc);
create index attachment_scan_ix on attachment (id) where scan_status = 'PENDING';

create table attachment_part (
    attachment_id uuid  not null,
    number        int   not null,
    key_id        text  not null,
    sealed        bytea not null,
    constraint attachment_part_pk primary key (attachment_id, number),
    constraint attachment_part_attachment_id_fk foreign key (attachment_id) references attachment (id)
);
