-- What is known of the situation.
alter table case_file
    add column centre_id             uuid,
    add column specific_needs        varchar[] not null default '{}',
    add column accommodation_needs   varchar[] not null default '{}',
    add column identification_source text,
    add column displacement_status   text,
    add column care_arrangement      text,
    add column unhcr_export_opt_in   boolean;

create index case_file_centre_ix on case_file (centre_id, id desc) where centre_id is not null;

-- Under which the agency's other systems know the case. One name is of one case, so that two senders at once do not make two.
create table case_external_id (
    case_id   uuid not null,
    agency_id uuid not null,
    scheme    text not null,
    value     text not null,
    constraint case_external_id_pk primary key (case_id, agency_id, scheme, value),
    constraint case_external_id_uk unique (agency_id, scheme, value),
    constraint case_external_id_case_id_fk foreign key (case_id) references case_file (id)
);

-- Filters that an account keeps under a name.
create table saved_filter (
    id         uuid        not null,
    version    int         not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    agency_id  uuid        not null,
    account_id text        not null,
    name       text        not null,
    criteria   jsonb       not null,
    constraint saved_filter_pk primary key (id),
    constraint saved_filter_name_uk unique (account_id, name)
);
