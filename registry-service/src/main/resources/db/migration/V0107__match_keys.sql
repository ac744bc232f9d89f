-- By which records of one person are found: numbers made of names, dates and places, so that a check meets some hundred records and not a million.
-- They stand with the person; this table turns them round, kept by the database itself so that no writer can forget it.
alter table person add column match_keys bigint[] not null default '{}';
alter table person add column match_keys_version int not null default 0;
create index person_match_keys_version_ix on person (match_keys_version);

create table person_match_key (
    match_key bigint not null,
    person_id uuid   not null,
    constraint person_match_key_pk primary key (match_key, person_id)
);

-- Who was registered or is called otherwise now, until all others were looked at for her.
create table person_to_check (
    person_id uuid not null,
    constraint person_to_check_pk primary key (person_id)
);

create function person_keys_of_new() returns trigger language plpgsql as $$
begin
    insert into person_match_key select distinct k, n.id from fresh n, unnest(n.match_keys) k;
    insert into person_to_check select n.id from fresh n;
    return null;
end $$;

create function person_keys_changed() returns trigger language plpgsql as $$
begin
    delete from person_match_key where person_id = new.id
        and match_key in (select unnest(old.match_keys) except select unnest(new.match_keys));
    insert into person_match_key
        select k, new.id from (select unnest(new.match_keys) except select unnest(old.match_keys)) t(k) on conflict do nothing;
    insert into person_to_check values (new.id) on conflict do nothing;
    return null;
end $$;

create trigger person_keys_of_new after insert on person
    referencing new table as fresh for each statement execute function person_keys_of_new();
create trigger person_keys_changed after update of match_keys on person
    for each row when (old.match_keys is distinct from new.match_keys) execute function person_keys_changed();

drop index person_name_given_ix;
alter table person_name drop column skeleton_given;

-- A pair by its weight; why, field by field; and by which model.
alter table match_review drop column score;
alter table match_review drop column reasons;
alter table match_review add column weight double precision not null default 0;
alter table match_review add column probability double precision not null default 0;
alter table match_review add column reasons jsonb not null default '[]';
alter table match_review add column model_version int not null default 0;
alter table match_review add column claimed_by text;
alter table match_review add column claimed_until timestamptz;
drop index match_review_status_ix;
create index match_review_queue_ix on match_review (status, weight desc, id desc);

-- How records of one person differ, as learnt; ten or fewer are kept. Nothing in it names anybody.
create table match_model (
    id         uuid        not null,
    version    int         not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    agency_id  uuid        not null,
    number     int         not null,
    status     text        not null,
    records    bigint      not null,
    learned    jsonb,
    constraint match_model_pk primary key (id),
    constraint match_model_number_uk unique (number),
    constraint match_model_status_ck check (status in ('TRAINING', 'READY', 'ACTIVE', 'RETIRED', 'FAILED'))
);

create unique index match_model_active_uk on match_model (status) where status = 'ACTIVE';
