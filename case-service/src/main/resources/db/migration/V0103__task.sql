-- Work somebody must do, and by when.
create table task (
    id           uuid        not null,
    version      int         not null,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    agency_id    uuid        not null,
    case_id      uuid        not null,
    type         text        not null,
    title        text,
    assignee     text,
    status       text        not null,
    due_at       timestamptz,
    subject_id   uuid,
    completed_at timestamptz,
    constraint task_pk primary key (id),
    constraint task_case_id_fk foreign key (case_id) references case_file (id)
);

create index task_case_ix on task (case_id, id desc);
create index task_queue_ix on task (agency_id, assignee, status, due_at);

-- First response and the assessment, by risk: defaults of the design, to be confirmed against the national procedures, so: data.
create table deadline_policy (
    risk       text not null,
    assessment text not null,
    plan       text not null,
    constraint deadline_policy_pk primary key (risk)
);

insert into deadline_policy values
    ('HIGH', 'PT24H', 'P14D'), ('MEDIUM', 'PT72H', 'P14D'), ('LOW', 'P7D', 'P14D'), ('NOT_ASSESSED', 'PT48H', 'P14D');
