-- One row for each way a person is called. The keys are stored, so that a name is found across scripts and spellings by an index.
create table person_name (
    id             uuid   not null,
    person_id      uuid   not null,
    script         text   not null,
    name_use       text   not null,
    given          text   not null,
    father         text,
    grandfather    text,
    family         text,
    skeleton_given text   not null,
    skeleton_words varchar[] not null,
    constraint person_name_pk primary key (id),
    constraint person_name_person_id_fk foreign key (person_id) references person (id)
);

create index person_name_person_ix on person_name (person_id);
create index person_name_given_ix on person_name (skeleton_given);
create index person_name_words_ix on person_name using gin (skeleton_words);
