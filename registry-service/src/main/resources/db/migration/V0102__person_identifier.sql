-- Numbers people are known by. The value is encrypted and found by its keyed index; one active number belongs to one person.
create table person_identifier (
    id           uuid  not null,
    person_id    uuid  not null,
    system       text  not null,
    issuer       text  not null default '',
    value_sealed text  not null,
    value_index  bytea not null,
    last_four    text  not null,
    verification text  not null,
    status       text  not null,
    constraint person_identifier_pk primary key (id),
    constraint person_identifier_person_id_fk foreign key (person_id) references person (id),
    constraint person_identifier_status_ck check (status in ('ACTIVE', 'EXPIRED', 'REVOKED', 'DISPUTED'))
);

create unique index person_identifier_value_uk on person_identifier (value_index, system, issuer) where status = 'ACTIVE';
create index person_identifier_index_ix on person_identifier (value_index);
create index person_identifier_person_ix on person_identifier (person_id);
