-- Persons of whom the other services must be told anew what their consents open. Written by triggers, so that no way of changing it is forgotten.
create table consent_statement_due (
    seq       bigint generated always as identity,
    record_id uuid not null,
    constraint consent_statement_due_pk primary key (seq)
);
create index consent_statement_due_record_ix on consent_statement_due (record_id);

create function consent_changed() returns trigger language plpgsql as $$
begin
    insert into consent_statement_due (record_id) values (new.person_id);
    return null;
end $$;

create trigger consent_recorded after insert on consent for each row execute function consent_changed();
-- Not when words are sealed anew, or taken away: only what a consent opens, and until when.
create trigger consent_changed after update on consent for each row
    when ((old.person_id, old.withdrawn_at, old.expires_at, old.told_ended, old.field_groups, old.recipients)
        is distinct from (new.person_id, new.withdrawn_at, new.expires_at, new.told_ended, new.field_groups, new.recipients))
    execute function consent_changed();

-- Of two who are one, the later consent of either replaces the earlier; of one who is two again, only their own.
create function consents_merged() returns trigger language plpgsql as $$
begin
    insert into consent_statement_due (record_id)
        select distinct c.person_id from consent c join person p on p.id = c.person_id
         where p.id in (new.id, old.survivor_id, new.survivor_id) or p.survivor_id in (new.id, old.survivor_id, new.survivor_id);
    return null;
end $$;

create trigger consents_merged after update on person for each row
    when (old.survivor_id is distinct from new.survivor_id)
    execute function consents_merged();

insert into consent_statement_due (record_id) select distinct person_id from consent;
