-- Who gave a case to whom, and against which rule where a supervisor decided so.
create table assignment (
    id              uuid        not null,
    version         int         not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    agency_id       uuid        not null,
    case_id         uuid        not null,
    from_owner      text        not null,
    to_owner        text        not null,
    reason          text        not null,
    override_reason text,
    assigned_by     text        not null,
    constraint assignment_pk primary key (id),
    constraint assignment_case_id_fk foreign key (case_id) references case_file (id)
);

create index assignment_case_ix on assignment (case_id, id desc);
create index case_file_running_ix on case_file (owner_id, risk) where status in ('IDENTIFIED', 'OPEN', 'ON_HOLD', 'PENDING_CLOSURE');
