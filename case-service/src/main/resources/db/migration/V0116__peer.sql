-- What peers sent of a case and has no place here, sealed.
create table peer_record (
    id             uuid        not null,
    version        int         not null,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    agency_id      uuid        not null,
    case_id        uuid        not null,
    content_sealed text        not null,
    profile        text        not null,
    constraint peer_record_pk primary key (id),
    constraint peer_record_profile_uk unique (case_id, profile),
    constraint peer_record_case_id_fk foreign key (case_id) references case_file (id)
);
