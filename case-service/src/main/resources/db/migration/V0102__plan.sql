-- What is to be done, agreed with the person: goals, and the actions that lead there.
create table case_plan (
    id                 uuid        not null,
    version            int         not null,
    created_at         timestamptz not null,
    updated_at         timestamptz not null,
    agency_id          uuid        not null,
    case_id            uuid        not null,
    number             int         not null,
    status             text        not null,
    agreed_with_client boolean     not null,
    constraint case_plan_pk primary key (id),
    constraint case_plan_number_uk unique (case_id, number),
    constraint case_plan_case_id_fk foreign key (case_id) references case_file (id)
);

create table plan_goal (
    id          uuid not null,
    plan_id     uuid not null,
    description text not null,
    outcome     text not null,
    constraint plan_goal_pk primary key (id),
    constraint plan_goal_plan_id_fk foreign key (plan_id) references case_plan (id)
);

create index plan_goal_plan_ix on plan_goal (plan_id);

create table plan_action (
    id           uuid not null,
    goal_id      uuid not null,
    service_type text not null,
    description  text,
    due_on       date,
    status       text not null,
    referral_id  uuid,
    constraint plan_action_pk primary key (id),
    constraint plan_action_goal_id_fk foreign key (goal_id) references plan_goal (id)
);

create index plan_action_goal_ix on plan_action (goal_id);
