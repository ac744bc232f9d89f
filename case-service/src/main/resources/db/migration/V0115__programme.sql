-- What community centres offer to groups, who takes part, and who was there.
create table centre_programme (
    id            uuid        not null,
    version       int         not null,
    created_at    timestamptz not null,
    updated_at    timestamptz not null,
    agency_id     uuid        not null,
    name_ar       text,
    name_en       text,
    kind          text        not null,
    location_id   uuid        not null,
    starts_on     date        not null,
    ends_on       date        not null,
    places        int         not null,
    accessibility varchar[]   not null,
    status        text        not null,
    constraint centre_programme_pk primary key (id),
    constraint centre_programme_span_ck check (ends_on >= starts_on)
);

create index centre_programme_agency_ix on centre_programme (agency_id, id desc);

create table enrolment (
    id                  uuid        not null,
    version             int         not null,
    created_at          timestamptz not null,
    updated_at          timestamptz not null,
    agency_id           uuid        not null,
    programme_id        uuid        not null,
    person_id           uuid        not null,
    original_person_id  uuid        not null,
    accommodation_needs varchar[]   not null,
    status              text        not null,
    drop_out_reason     text,
    constraint enrolment_pk primary key (id),
    constraint enrolment_programme_id_fk foreign key (programme_id) references centre_programme (id)
);

create unique index enrolment_standing_uk on enrolment (programme_id, person_id) where status in ('ENROLLED', 'WAITLISTED');
create index enrolment_programme_ix on enrolment (programme_id, id desc);
create index enrolment_person_ix on enrolment (person_id, id desc);
create index enrolment_original_person_ix on enrolment (original_person_id);

create table programme_session (
    id           uuid        not null,
    version      int         not null,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    agency_id    uuid        not null,
    programme_id uuid        not null,
    held_on      date        not null,
    topic        text        not null,
    constraint programme_session_pk primary key (id),
    constraint programme_session_programme_id_fk foreign key (programme_id) references centre_programme (id)
);

create index programme_session_programme_ix on programme_session (programme_id, id desc);

create table session_attendance (
    session_id   uuid not null,
    enrolment_id uuid not null,
    attendance   text not null,
    constraint session_attendance_pk primary key (session_id, enrolment_id),
    constraint session_attendance_session_id_fk foreign key (session_id) references programme_session (id),
    constraint session_attendance_enrolment_id_fk foreign key (enrolment_id) references enrolment (id)
);

create index session_attendance_enrolment_ix on session_attendance (enrolment_id);
