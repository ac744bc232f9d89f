-- Which keys rows may still need, so that one that is needed cannot be taken away unnoticed; and the job that seals everything with the newest (ADR 31).
create table key_in_use (
    kind   text        not null,
    key_id text        not null,
    since  timestamptz not null default now(),
    constraint key_in_use_pk primary key (kind, key_id),
    constraint key_in_use_kind_ck check (kind in ('ENCRYPTION', 'INDEX', 'AUDIT'))
);

create table key_rotation (
    id             uuid        not null,
    status         text        not null,
    encryption_key text        not null,
    index_key      text        not null,
    started_by     text        not null,
    started_at     timestamptz not null default now(),
    completed_at   timestamptz,
    constraint key_rotation_pk primary key (id),
    constraint key_rotation_status_ck check (status in ('RUNNING', 'PAUSED', 'COMPLETED')),
    constraint key_rotation_completed_ck check ((status = 'COMPLETED') = (completed_at is not null))
);

-- One at a time.
create unique index key_rotation_open_uk on key_rotation ((true)) where status <> 'COMPLETED';

-- How far it came in each column: after a crash it goes on behind the last key.
create table key_rotation_part (
    rotation_id uuid    not null,
    part        text    not null,
    last_key    text[],
    expected    bigint  not null,
    resealed    bigint  not null,
    done        boolean not null,
    constraint key_rotation_part_pk primary key (rotation_id, part),
    constraint key_rotation_part_rotation_id_fk foreign key (rotation_id) references key_rotation (id)
);
