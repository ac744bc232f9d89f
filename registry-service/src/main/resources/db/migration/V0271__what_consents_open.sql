-- What consents open, so that queries need not say it: GivenConsents says the same of loaded ones. The views have no rows of what ended before its time; a query asks
-- for its own time, from open_from until open_until.

-- A consent, for each agency to which it may open something. What an agency recorded opens nothing to itself. It is closed
--  * by what its own agency, or the keeper of the record, recorded later for the same purpose and recipient and not in addition, also where that has ended;
--  * by the withdrawal of such a consent, where it was given before it, unless the same agency had recorded both by then.
create view standing_consent as
select c.id, c.person_id, c.agency_id, c.keeper_id, c.purpose, c.field_groups, c.recipients, reader.id as reader_id,
       c.given_at as open_from, c.expires_at as open_until
  from consent c, unnest(c.recipients) as reader (id)
 where c.withdrawn_at is null and not c.opens_nothing and reader.id <> c.agency_id
   and not exists (
       select 1 from consent l
        where l.person_id in (c.person_id, (select p.survivor_id from person p where p.id = c.person_id))
          and l.purpose = c.purpose and reader.id = any (l.recipients) and l.legal_basis = 'CONSENT'
          and l.agency_id in (c.agency_id, c.keeper_id)
          and (not l.adds and (l.given_at, l.id) > (c.given_at, c.id)
               or l.ended_by = 'WITHDRAWN' and l.withdrawn_at > c.given_at
                  and (l.agency_id <> c.agency_id or l.withdrawn_at < c.created_at)));

-- What a consent opens of a record of its keeper: all that it says, where the keeper recorded it; else at most what a consent of the keeper opens of that record to
-- the agency that recorded it.
create view consent_opening as
select c.id as consent_id, r.id as record_id, c.person_id, c.keeper_id, c.purpose, c.recipients, c.reader_id,
       opened.field_groups, opened.open_from, opened.open_until
  from standing_consent c
  join person r on r.agency_id = c.keeper_id and c.person_id in (r.id, r.survivor_id)
 cross join lateral (
       select c.field_groups, c.open_from, c.open_until where c.agency_id = c.keeper_id
       union all
       select array(select unnest(c.field_groups) intersect select unnest(h.field_groups)), greatest(c.open_from, h.open_from), least(c.open_until, h.open_until)
         from standing_consent h
        where c.agency_id <> c.keeper_id and h.reader_id = c.agency_id and h.person_id in (r.id, r.survivor_id) and h.purpose = c.purpose
          and h.agency_id = r.agency_id and h.keeper_id = h.agency_id and h.field_groups && c.field_groups) opened;
