-- Which agency an account belongs to is known from its own verified tokens, so that an organization lists accounts of its own for its sensitive services. One that
-- is listed already and does not come again opens nothing.
create table seen_account (
    id         uuid        not null,
    version    int         not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    agency_id  uuid        not null,
    account_id text        not null,
    roles      varchar[]   not null,
    constraint seen_account_pk primary key (id),
    constraint seen_account_account_uk unique (account_id)
);

create index seen_account_agency_ix on seen_account (agency_id, id desc);
