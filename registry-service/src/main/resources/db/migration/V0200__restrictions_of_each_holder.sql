-- A restriction holds for the record of the agency that was asked for it, and no longer for records of other agencies that are joined with it.
-- What was restricted on the surviving record goes to the records of the agencies that were asked; a restriction that another agency alone had asked for ends.
with asked as (
    select distinct coalesce(p.survivor_id, p.id) as group_id, q.agency_id
      from subject_request q join person p on p.id = q.person_id
     where q.kind = 'RESTRICTION' and q.status = 'FULFILLED'
), own as (
    select distinct on (coalesce(p.survivor_id, p.id), p.agency_id) p.id
      from person p
      join asked a on a.group_id = coalesce(p.survivor_id, p.id) and a.agency_id = p.agency_id
      join person s on s.id = coalesce(p.survivor_id, p.id) and s.restricted_at is not null
     order by coalesce(p.survivor_id, p.id), p.agency_id, (p.survivor_id is not null), p.id
)
update person set restricted_at = now() where restricted_at is null and id in (select id from own);

update person p set restricted_at = null
 where p.restricted_at is not null
   and exists (select 1 from person o where coalesce(o.survivor_id, o.id) = coalesce(p.survivor_id, p.id)
                and o.agency_id <> p.agency_id and o.restricted_at is not null)
   and not exists (select 1 from subject_request q join person o on o.id = q.person_id
                    where coalesce(o.survivor_id, o.id) = coalesce(p.survivor_id, p.id) and q.agency_id = p.agency_id
                      and q.kind = 'RESTRICTION' and q.status = 'FULFILLED');

create index person_restricted_ix on person (coalesce(survivor_id, id)) where restricted_at is not null;

-- What is stated of one record names for which agencies the opposite holds: of all records that are joined, or were, with the one that changed.
create or replace function person_restriction_changed() returns trigger language plpgsql as $$
declare
    joined uuid[] := array(select id from person
        where id in (new.id, old.survivor_id, new.survivor_id) or survivor_id in (new.id, old.survivor_id, new.survivor_id));
begin
    if old.restricted_at is distinct from new.restricted_at
            or exists (select 1 from person where id = any(joined) and restricted_at is not null) then
        insert into statement_due (record_id) select unnest(joined);
    end if;
    return null;
end $$;

insert into statement_due (record_id)
    select p.id from person p
     where exists (select 1 from person o where coalesce(o.survivor_id, o.id) = coalesce(p.survivor_id, p.id) and o.restricted_at is not null);
