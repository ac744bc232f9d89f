-- What was written into a record, by whom: its history, and what is parted again when a merge is taken back.
create table person_edit (
    id         uuid        not null,
    version    int         not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    agency_id  uuid        not null,
    person_id  uuid        not null,
    written_by text        not null,
    before     jsonb       not null,
    after      jsonb       not null,
    constraint person_edit_pk primary key (id),
    constraint person_edit_person_id_fk foreign key (person_id) references person (id)
);

create index person_edit_person_ix on person_edit (person_id, id desc);

alter table person_identifier add column agency_id uuid;
alter table person_identifier add column added_at timestamptz;

-- Records that had been merged into the loser before, and went with it.
alter table merge_operation add column followers uuid[] not null default '{}';
