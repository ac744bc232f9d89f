-- What a second person decides. Whoever asked never decides.
create table approval (
    id           uuid        not null,
    version      int         not null,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    agency_id    uuid        not null,
    case_id      uuid        not null,
    kind         text        not null,
    subject_id   uuid        not null,
    status       text        not null,
    requested_by text        not null,
    decided_by   text,
    decided_at   timestamptz,
    comment      text,
    constraint approval_pk primary key (id),
    constraint approval_case_id_fk foreign key (case_id) references case_file (id),
    constraint approval_second_person_ck check (decided_by is null or decided_by <> requested_by)
);

create index approval_case_ix on approval (case_id, id desc);
create unique index approval_pending_uk on approval (subject_id, kind) where status = 'PENDING';
