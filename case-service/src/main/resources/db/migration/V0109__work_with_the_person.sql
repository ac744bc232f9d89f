-- Who else is part of a case: ids of the registry and roles.
create table participant (
    id             uuid        not null,
    version        int         not null,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    agency_id      uuid        not null,
    case_id        uuid        not null,
    person_id      uuid        not null,
    role           text        not null,
    from_day       date        not null,
    to_day         date,
    constraint participant_pk primary key (id),
    constraint participant_case_id_fk foreign key (case_id) references case_file (id)
);

create index participant_case_ix on participant (case_id, id desc);

-- Notes, added and never changed. Their words are sealed, as all words about a person below.
create table note (
    id             uuid        not null,
    version        int         not null,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    agency_id      uuid        not null,
    case_id        uuid        not null,
    content_sealed text        not null,
    kind           text        not null,
    written_by     text        not null,
    constraint note_pk primary key (id),
    constraint note_case_id_fk foreign key (case_id) references case_file (id)
);

create index note_case_ix on note (case_id, id desc);

-- What whoever opens the case must see first.
create table flag (
    id             uuid        not null,
    version        int         not null,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    agency_id      uuid        not null,
    case_id        uuid        not null,
    content_sealed text        not null,
    code           text        not null,
    raised_by      text        not null,
    resolved_at    timestamptz,
    constraint flag_pk primary key (id),
    constraint flag_case_id_fk foreign key (case_id) references case_file (id)
);

create index flag_case_ix on flag (case_id, id desc);

-- How somebody stays safe.
create table safety_plan (
    id             uuid        not null,
    version        int         not null,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    agency_id      uuid        not null,
    case_id        uuid        not null,
    content_sealed text        not null,
    review_due     date        not null,
    written_by     text        not null,
    constraint safety_plan_pk primary key (id),
    constraint safety_plan_case_id_fk foreign key (case_id) references case_file (id)
);

create index safety_plan_case_ix on safety_plan (case_id, id desc);

-- Services given.
create table service_delivery (
    id             uuid        not null,
    version        int         not null,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    agency_id      uuid        not null,
    case_id        uuid        not null,
    content_sealed text        not null,
    service_type   text        not null,
    provider_id    uuid,
    location_id    uuid,
    requested_on   date        not null,
    due_on         date,
    delivered_on   date,
    status         text        not null,
    constraint service_delivery_pk primary key (id),
    constraint service_delivery_case_id_fk foreign key (case_id) references case_file (id)
);

create index service_delivery_case_ix on service_delivery (case_id, id desc);

-- Visits and calls, planned and done.
create table follow_up (
    id             uuid        not null,
    version        int         not null,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    agency_id      uuid        not null,
    case_id        uuid        not null,
    content_sealed text        not null,
    type           text        not null,
    status         text        not null,
    planned_at     timestamptz not null,
    done_at        timestamptz,
    child_seen     boolean,
    constraint follow_up_pk primary key (id),
    constraint follow_up_case_id_fk foreign key (case_id) references case_file (id)
);

create index follow_up_case_ix on follow_up (case_id, id desc);

-- Case conferences.
create table conference (
    id             uuid        not null,
    version        int         not null,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    agency_id      uuid        not null,
    case_id        uuid        not null,
    content_sealed text        not null,
    held_at        timestamptz not null,
    recorded_by    text        not null,
    constraint conference_pk primary key (id),
    constraint conference_case_id_fk foreign key (case_id) references case_file (id)
);

create index conference_case_ix on conference (case_id, id desc);

-- What happened: nothing of it in a column.
create table incident (
    id             uuid        not null,
    version        int         not null,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    agency_id      uuid        not null,
    case_id        uuid        not null,
    content_sealed text        not null,
    recorded_by    text        not null,
    constraint incident_pk primary key (id),
    constraint incident_case_id_fk foreign key (case_id) references case_file (id)
);

create index incident_case_ix on incident (case_id, id desc);

-- Best interests procedures.
create table best_interests (
    id             uuid        not null,
    version        int         not null,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    agency_id      uuid        not null,
    case_id        uuid        not null,
    content_sealed text        not null,
    kind             text not null,
    reason           text not null,
    status           text not null,
    reopened_from_id uuid,
    review_due       date,
    panel_on         date,
    report_by        text,
    decided_by       text,
    constraint best_interests_second_person_ck check (decided_by is null or decided_by <> report_by),
    constraint best_interests_pk primary key (id),
    constraint best_interests_case_id_fk foreign key (case_id) references case_file (id)
);

create index best_interests_case_ix on best_interests (case_id, id desc);
