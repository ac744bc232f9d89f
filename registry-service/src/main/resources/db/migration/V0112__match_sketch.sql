-- A person in 64 bits beside each of her keys: who shares one key and nothing else is seen to be another without being fetched.
alter table person add column match_sketch bigint not null default 0;
alter table person_match_key add column sketch bigint not null default 0;
alter table person_match_key drop constraint person_match_key_pk;
alter table person_match_key add constraint person_match_key_pk primary key (match_key, person_id) include (sketch);

create or replace function person_keys_of_new() returns trigger language plpgsql as $$
begin
    insert into person_match_key (match_key, person_id, sketch)
        select distinct k, n.id, n.match_sketch from fresh n, unnest(n.match_keys) k;
    insert into person_to_check select n.id from fresh n;
    return null;
end $$;

create or replace function person_keys_changed() returns trigger language plpgsql as $$
begin
    delete from person_match_key where person_id = new.id and match_key = any (old.match_keys);
    insert into person_match_key (match_key, person_id, sketch)
        select distinct k, new.id, new.match_sketch from unnest(new.match_keys) k on conflict do nothing;
    insert into person_to_check values (new.id) on conflict do nothing;
    return null;
end $$;

drop trigger person_keys_changed on person;
create trigger person_keys_changed after update of match_keys, match_sketch on person
    for each row when (old.match_keys is distinct from new.match_keys or old.match_sketch <> new.match_sketch)
    execute function person_keys_changed();
