-- The national register of social workers: Social Development Law 4/2024, bylaw on social work 72/2024. Classes and periods are rows.
create table licence_class (
    code            text not null,
    name_ar         text not null,
    name_en         text not null,
    validity        text not null,
    hours_each_year int  not null,
    constraint licence_class_pk primary key (code)
);

-- Defaults to be confirmed with the ministry.
insert into licence_class values
    ('SOCIAL_WORKER', 'أخصائي اجتماعي', 'Social worker', 'P2Y', 30),
    ('ASSISTANT_SOCIAL_WORKER', 'مساعد أخصائي اجتماعي', 'Assistant social worker', 'P2Y', 20),
    ('SUPERVISING_SOCIAL_WORKER', 'أخصائي اجتماعي مشرف', 'Supervising social worker', 'P3Y', 30);

create table worker (
    id            uuid        not null,
    version       int         not null,
    created_at    timestamptz not null,
    updated_at    timestamptz not null,
    agency_id     uuid        not null,
    account_id    text        not null,
    name_ar       text        not null,
    name_en       text        not null,
    supervisor_id text,
    most_cases    int,
    competencies  varchar[]   not null,
    active        boolean     not null,
    constraint worker_pk primary key (id),
    constraint worker_account_uk unique (account_id)
);

create index worker_agency_ix on worker (agency_id, id desc);

create table licence (
    id            uuid not null,
    worker_id     uuid not null,
    number        text not null,
    licence_class text not null,
    issued_on     date not null,
    expires_on    date not null,
    status        text not null,
    reason        text,
    warned_days   int,
    constraint licence_pk primary key (id),
    constraint licence_number_uk unique (number),
    constraint licence_worker_id_fk foreign key (worker_id) references worker (id),
    constraint licence_class_fk foreign key (licence_class) references licence_class (code),
    constraint licence_time_ck check (expires_on > issued_on)
);

create index licence_worker_ix on licence (worker_id);
create index licence_expiry_ix on licence (expires_on) where status = 'ACTIVE';

create table training (
    id                    uuid         not null,
    version               int          not null,
    created_at            timestamptz  not null,
    updated_at            timestamptz  not null,
    agency_id             uuid         not null,
    worker_id             uuid         not null,
    title                 text         not null,
    provider              text         not null,
    accredited            boolean      not null,
    hours                 numeric(6,1) not null,
    ended_on              date         not null,
    certificate_reference text,
    constraint training_pk primary key (id),
    constraint training_worker_id_fk foreign key (worker_id) references worker (id)
);

create index training_worker_ix on training (worker_id, id desc);

create table supervision_session (
    id           uuid        not null,
    version      int         not null,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    agency_id    uuid        not null,
    worker_id    uuid        not null,
    held_on      date        not null,
    supervisor   text        not null,
    agreed_steps text,
    constraint supervision_session_pk primary key (id),
    constraint supervision_session_worker_id_fk foreign key (worker_id) references worker (id)
);

create index supervision_session_worker_ix on supervision_session (worker_id, id desc);

create table supervision_finding (
    session_id uuid not null,
    standard   text not null,
    met        text not null,
    constraint supervision_finding_pk primary key (session_id, standard),
    constraint supervision_finding_session_id_fk foreign key (session_id) references supervision_session (id)
);

create table absence (
    id            uuid        not null,
    version       int         not null,
    created_at    timestamptz not null,
    updated_at    timestamptz not null,
    agency_id     uuid        not null,
    worker_id     uuid        not null,
    account_id    text        not null,
    cover_id      text        not null,
    from_day      date        not null,
    to_day        date        not null,
    handover_note text,
    constraint absence_pk primary key (id),
    constraint absence_worker_id_fk foreign key (worker_id) references worker (id)
);

create index absence_account_ix on absence (account_id, to_day);
create index absence_cover_ix on absence (cover_id, to_day);

-- Weight of a case in a caseload by its risk, and how much one worker should hold at most (CPMS: 25 cases). To be confirmed, so: data.
create table caseload_weight (
    risk   text         not null,
    weight numeric(4,2) not null,
    constraint caseload_weight_pk primary key (risk)
);

insert into caseload_weight values ('HIGH', 2), ('MEDIUM', 1), ('LOW', 0.5), ('NOT_ASSESSED', 1);

create table workforce_rule (
    name  text not null,
    value text not null,
    constraint workforce_rule_pk primary key (name)
);

insert into workforce_rule values ('most-cases', '25'), ('most-workers-of-a-supervisor', '6'), ('licence-warning-days', '90,30,7');
