-- Two cases that should be one: proposed by one steward, confirmed by another. The merged case points and keeps all it has.
create table case_merge (
    id          uuid        not null,
    version     int         not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    agency_id   uuid        not null,
    case_id     uuid        not null,
    merged_id   uuid        not null,
    reason      text        not null,
    status      text        not null,
    proposed_by text        not null,
    decided_by  text,
    decided_at  timestamptz,
    constraint case_merge_pk primary key (id),
    constraint case_merge_case_id_fk foreign key (case_id) references case_file (id),
    constraint case_merge_merged_id_fk foreign key (merged_id) references case_file (id),
    constraint case_merge_second_person_ck check (status <> 'CONFIRMED' or decided_by <> proposed_by)
);

create index case_merge_case_ix on case_merge (case_id, id desc);
create index case_merge_merged_ix on case_merge (merged_id);
create unique index case_merge_standing_uk on case_merge (merged_id) where status in ('PROPOSED', 'CONFIRMED');

alter table case_file
    add column merged_into_id      uuid,
    add column status_before_merge text,
    add constraint case_file_merged_into_id_fk foreign key (merged_into_id) references case_file (id),
    add constraint case_file_merged_ck check ((status = 'MERGED') = (merged_into_id is not null)),
    drop constraint case_file_open_has_basis_ck,
    add constraint case_file_open_has_basis_ck
        check (status in ('IDENTIFIED', 'NOT_ELIGIBLE', 'MERGED') or legal_basis is not null);

create index case_file_merged_into_ix on case_file (merged_into_id) where merged_into_id is not null;
