-- The referral service shows nothing that was disclosed of a person whose record is only kept. A record whose statement is due; written by a trigger, so that no way of
-- changing it is forgotten.
create table statement_due (
    seq       bigint generated always as identity,
    record_id uuid not null,
    constraint statement_due_pk primary key (seq)
);
create index statement_due_record_ix on statement_due (record_id);
create sequence statement_revision;

-- What is merged into a record is restricted with it, and no longer once the two are parted.
create function person_restriction_changed() returns trigger language plpgsql as $$
begin
    if old.restricted_at is distinct from new.restricted_at then
        insert into statement_due (record_id) select id from person where id = new.id or survivor_id = new.id;
    elsif exists (select 1 from person where id in (old.survivor_id, new.survivor_id) and restricted_at is not null) then
        insert into statement_due (record_id) values (new.id);
    end if;
    return null;
end $$;

create trigger person_restriction_changed after update on person for each row
    when (old.restricted_at is distinct from new.restricted_at or old.survivor_id is distinct from new.survivor_id)
    execute function person_restriction_changed();

insert into statement_due (record_id)
    select p.id from person p left join person s on s.id = p.survivor_id
     where p.restricted_at is not null or s.restricted_at is not null;
