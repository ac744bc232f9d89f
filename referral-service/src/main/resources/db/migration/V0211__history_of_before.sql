-- All that was written until now of entries that are or ever were hidden. When that ended is not known of places, and not well of services: the rows of one
-- change had times of their own.
with ever_sensitive as (
    select s.id from service s
     where s.sensitive
        or exists (select 1 from directory_change c
                    where c.record_id = s.id
                      and (c.field = 'sensitive'
                           or c.field = 'serviceType'
                              and (c.previous in ('"SAFE_HOUSE"', '"CLINICAL_MANAGEMENT_OF_RAPE"')
                                   or c.replacement in ('"SAFE_HOUSE"', '"CLINICAL_MANAGEMENT_OF_RAPE"'))))
), ever_confidential as (
    select l.id from location l
     where l.confidential
        or exists (select 1 from service_at_location p
                    where p.location_id = l.id and p.agency_id = l.agency_id and p.service_id in (select id from ever_sensitive))
), ever_hidden as (
    select id from ever_sensitive
    union select id from ever_confidential
    union select p.id from service_at_location p
           where p.service_id in (select id from ever_sensitive) or p.location_id in (select id from ever_confidential)
)
update directory_change set hidden = true
 where action <> 'CREATE' and not hidden and record_id in (select id from ever_hidden);
