-- Many persons from one file. The file waits in sealed parts and goes when it is done; what was wrong in it stays as its report.
create table person_import (
    id           uuid        not null,
    version      int         not null,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    agency_id    uuid        not null,
    requested_by text        not null,
    format       text        not null,
    dry_run      boolean     not null,
    scheme       text,
    columns      jsonb       not null,
    status       text        not null,
    finished_at  timestamptz,
    -- How far it is. Moved by the work itself, not by a step that somebody takes: the version stays.
    bytes        bigint      not null default 0,
    bytes_read   bigint      not null default 0,
    rows_read    bigint      not null default 0,
    created      bigint      not null default 0,
    updated      bigint      not null default 0,
    unchanged    bigint      not null default 0,
    faulty       bigint      not null default 0,
    constraint person_import_pk primary key (id),
    constraint person_import_status_ck
        check (status in ('AWAITING_FILE', 'RUNNING', 'PAUSED', 'CANCELLED', 'DONE', 'FAILED'))
);

create index person_import_agency_ix on person_import (agency_id, id desc);
create index person_import_running_ix on person_import (id) where status = 'RUNNING';

create table person_import_part (
    import_id uuid  not null,
    number    int   not null,
    key_id    text  not null,
    sealed    bytea not null,
    constraint person_import_part_pk primary key (import_id, number),
    constraint person_import_part_import_id_fk foreign key (import_id) references person_import (id)
);

create table person_import_fault (
    import_id uuid   not null,
    seq       bigint generated always as identity,
    line      bigint not null,
    field     text   not null,
    code      text   not null,
    constraint person_import_fault_pk primary key (import_id, seq),
    constraint person_import_fault_import_id_fk foreign key (import_id) references person_import (id)
);
