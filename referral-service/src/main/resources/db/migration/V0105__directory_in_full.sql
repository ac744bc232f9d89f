-- The rest of HSDS: what is only shown is kept as one document per entry; what is looked for has columns and tables of its own.
alter table organization add column details jsonb not null default '{}';
alter table location add column details jsonb not null default '{}';
alter table service
    add column details jsonb not null default '{}',
    add column status  text  not null default 'ACTIVE',
    -- What it is found by, as the service's analyzers make it; null until they did.
    add column words   text;
create index service_words_ix on service using gin (to_tsvector('simple', words));
alter table service_at_location add column details jsonb not null default '{}';

-- Opening hours become schedules of RFC 5545, with their HSDS names.
alter table service_at_location rename column hours to schedules;
update service_at_location s set schedules = coalesce((
    select jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
        'byday', h ->> 'byDay',
        'opensAt', h ->> 'opensAt',
        'closesAt', h ->> 'closesAt',
        'validTo', case when h ->> 'validTo' ~ '^\d{4}-\d{2}-\d{2}$' then h ->> 'validTo' end)))
    from jsonb_array_elements(s.schedules) h), '[]');

create table program (
    id             uuid        not null,
    version        int         not null,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    agency_id      uuid        not null,
    name_ar        text,
    name_en        text,
    description_ar text,
    description_en text,
    constraint program_pk primary key (id),
    constraint program_agency_id_fk foreign key (agency_id) references organization (id)
);
create index program_agency_ix on program (agency_id, id desc);

create table taxonomy (
    id             uuid        not null,
    version        int         not null,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    agency_id      uuid        not null,
    name_ar        text,
    name_en        text,
    description_ar text,
    description_en text,
    uri            text,
    edition        text,
    constraint taxonomy_pk primary key (id)
);

create table taxonomy_term (
    id             uuid        not null,
    version        int         not null,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    agency_id      uuid        not null,
    taxonomy_id    uuid        not null,
    parent_id      uuid,
    code           text,
    name_ar        text,
    name_en        text,
    description_ar text,
    description_en text,
    uri            text,
    constraint taxonomy_term_pk primary key (id),
    constraint taxonomy_term_taxonomy_id_fk foreign key (taxonomy_id) references taxonomy (id),
    constraint taxonomy_term_parent_id_fk foreign key (parent_id) references taxonomy_term (id)
);
create index taxonomy_term_taxonomy_ix on taxonomy_term (taxonomy_id, id);
create index taxonomy_term_parent_ix on taxonomy_term (parent_id);

create table service_term (
    service_id uuid not null,
    term_id    uuid not null,
    constraint service_term_pk primary key (service_id, term_id),
    constraint service_term_service_id_fk foreign key (service_id) references service (id),
    constraint service_term_term_id_fk foreign key (term_id) references taxonomy_term (id)
);
create index service_term_term_ix on service_term (term_id);

-- Who changed and who assured what, and when: HSDS metadata.
create table directory_change (
    id          uuid        not null,
    version     int         not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    agency_id   uuid        not null,
    record_kind text        not null,
    record_id   uuid        not null,
    action      text        not null,
    field       text        not null,
    previous    text,
    replacement text,
    by_subject  text        not null,
    by_agency   uuid,
    constraint directory_change_pk primary key (id)
);
create index directory_change_record_ix on directory_change (record_id, id desc);
create index service_updated_ix on service (updated_at);
create index service_at_location_updated_ix on service_at_location (updated_at);
