-- What was found out about a person's situation. The findings are sealed.
create table risk_assessment (
    id          uuid        not null,
    version     int         not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    agency_id   uuid        not null,
    case_id     uuid        not null,
    level       text        not null,
    criteria    varchar[]   not null,
    rationale   text        not null,
    assessed_by text        not null,
    constraint risk_assessment_pk primary key (id),
    constraint risk_assessment_case_id_fk foreign key (case_id) references case_file (id)
);

create index risk_assessment_case_ix on risk_assessment (case_id, id desc);

create table assessment (
    id              uuid        not null,
    version         int         not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    agency_id       uuid        not null,
    case_id         uuid        not null,
    type            text        not null,
    status          text        not null,
    findings_sealed text        not null,
    author          text        not null,
    completed_at    timestamptz,
    constraint assessment_pk primary key (id),
    constraint assessment_case_id_fk foreign key (case_id) references case_file (id)
);

create index assessment_case_ix on assessment (case_id, id desc);
