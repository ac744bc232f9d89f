-- A consent opens records of one agency: of the one that recorded it, or, where that kept none then, of the one whose record was open to it for the purpose. Where
-- nothing was open to it, the consent opens nothing, also later. So far it was asked anew each time, and a merge changed the answer (ADR 26).
alter table consent
    add column keeper_id     uuid,
    add column opens_nothing boolean not null default false;

-- Who kept a record then: who holds the record on which it was recorded and did not come by a later merge, and who wrote one that was joined with it before.
update consent c set keeper_id = c.agency_id
  from person p
 where p.id = c.person_id
   and (p.agency_id = c.agency_id
        or exists (select 1 from person_holder h where h.person_id = p.id and h.agency_id = c.agency_id)
        or exists (select 1 from person r where r.survivor_id = p.id and r.agency_id = c.agency_id))
   and not (p.agency_id <> c.agency_id
            and exists (select 1 from merge_operation m
                         where m.survivor_id = p.id and m.undone_at is null and c.agency_id = any (m.holders_added) and m.created_at > c.created_at));

-- Whose record was open to the others: of those that were joined with it then, the first whose keeper let them in.
insert into consent_statement_due (record_id) select distinct person_id from consent where keeper_id is null;

update consent c set keeper_id = letting_in.keeper_id
  from (select distinct on (o.id) o.id, r.agency_id as keeper_id
          from consent o
          join person r on r.id = o.person_id
               or r.id in (select m.merged_id from merge_operation m where m.survivor_id = o.person_id and m.undone_at is null and m.created_at <= o.created_at)
          join consent h on h.person_id in (r.id, r.survivor_id) and h.agency_id = r.agency_id and h.keeper_id = h.agency_id
         where o.keeper_id is null and h.purpose = o.purpose and o.agency_id = any (h.recipients)
           and h.created_at <= o.created_at and h.given_at <= o.created_at
           and (h.withdrawn_at is null or h.withdrawn_at > o.created_at) and (h.expires_at is null or h.expires_at > o.created_at)
         order by o.id, r.id) letting_in
 where letting_in.id = c.id;

update consent c set keeper_id = p.agency_id, opens_nothing = true from person p where p.id = c.person_id and c.keeper_id is null;

alter table consent alter column keeper_id set not null, alter column opens_nothing drop default;
