-- One case: who it is about is an id of the registry, nothing more.
create table case_file (
    id                  uuid        not null,
    version             int         not null,
    created_at          timestamptz not null,
    updated_at          timestamptz not null,
    agency_id           uuid        not null,
    case_number         text        not null,
    programme           text        not null,
    subject_id          uuid        not null,
    original_subject_id uuid        not null,
    household_id        uuid,
    status              text        not null,
    stage               text        not null,
    status_reason       text,
    risk                text        not null,
    sensitivity         text        not null,
    owner_id            text        not null,
    supervisor_id       text,
    identified_on       date        not null,
    concerns            varchar[]   not null,
    legal_basis         text,
    consent_id          uuid,
    review_due          date,
    opened_at           timestamptz,
    closed_at           timestamptz,
    closure_reason      text,
    closure_summary     text,
    reopen_count        int         not null,
    constraint case_file_pk primary key (id),
    constraint case_file_number_uk unique (case_number),
    constraint case_file_open_has_basis_ck check (status in ('IDENTIFIED', 'NOT_ELIGIBLE') or legal_basis is not null)
);

create index case_file_agency_ix on case_file (agency_id, id desc);
create index case_file_owner_ix on case_file (owner_id, id desc);
create index case_file_subject_ix on case_file (subject_id);
create index case_file_original_subject_ix on case_file (original_subject_id);
