-- What two persons are to each other, wherever they live. One row for both sides, the lesser id first.
create table relationship (
    id         uuid        not null,
    version    int         not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    agency_id  uuid        not null,
    person_id  uuid        not null,
    related_id uuid        not null,
    kind       text        not null,
    since      date,
    until      date,
    constraint relationship_pk primary key (id),
    constraint relationship_person_id_fk foreign key (person_id) references person (id),
    constraint relationship_related_id_fk foreign key (related_id) references person (id),
    constraint relationship_order_ck check (person_id < related_id),
    constraint relationship_time_ck check (until >= since)
);

create unique index relationship_uk on relationship (person_id, related_id, kind) where until is null;
create index relationship_related_ix on relationship (related_id);

-- Who decides for a child, or for an adult by a court's word: a person or an institution.
create table guardianship (
    id                 uuid        not null,
    version            int         not null,
    created_at         timestamptz not null,
    updated_at         timestamptz not null,
    agency_id          uuid        not null,
    ward_id            uuid        not null,
    guardian_id        uuid,
    guardian_agency_id uuid,
    basis              text        not null,
    authority          text,
    decision_sealed    text,
    since              date        not null,
    until              date,
    ended_by           text,
    constraint guardianship_pk primary key (id),
    constraint guardianship_ward_id_fk foreign key (ward_id) references person (id),
    constraint guardianship_guardian_id_fk foreign key (guardian_id) references person (id),
    constraint guardianship_guardian_ck check (num_nonnulls(guardian_id, guardian_agency_id) = 1),
    constraint guardianship_time_ck check (until >= since)
);

create index guardianship_ward_ix on guardianship (ward_id);
create index guardianship_guardian_ix on guardianship (guardian_id);

-- Specific needs by UNHCR's codes. What is confidential is for those who work with the person.
create table person_need (
    id            uuid        not null,
    version       int         not null,
    created_at    timestamptz not null,
    updated_at    timestamptz not null,
    agency_id     uuid        not null,
    person_id     uuid        not null,
    code          text        not null,
    severity      text,
    status        text        not null,
    confidential  boolean     not null,
    identified_on date        not null,
    ended_on      date,
    written_by    text        not null,
    constraint person_need_pk primary key (id),
    constraint person_need_person_id_fk foreign key (person_id) references person (id),
    constraint person_need_status_ck check ((status = 'ACTIVE') = (ended_on is null)),
    constraint person_need_time_ck check (ended_on >= identified_on)
);

-- Of one agency: that another wrote it too is not for everybody to learn.
create unique index person_need_uk on person_need (person_id, agency_id, code) where status = 'ACTIVE';

alter table consent add column guardianship_id uuid;
alter table consent add column evidence text;
alter table consent add constraint consent_guardianship_id_fk foreign key (guardianship_id) references guardianship (id);
