-- What the public directory is narrowed by beyond the standard's own parameters.
create function speaks(details jsonb, language text) returns boolean immutable language sql as $$
    select exists (select 1 from jsonb_array_elements(coalesce(details -> 'languages', '[]')) l
                    where l ->> 'code' = language or l ->> 'code' like language || '-%')
$$;

-- Whether no mandatory rule of a field speaks against any of these values.
create function is_for(details jsonb, rule_field text, known varchar[]) returns boolean immutable language sql as $$
    select not exists (select 1 from jsonb_array_elements(coalesce(details -> 'eligibility', '[]')) r
                        where r ->> 'field' = rule_field
                          and (r ->> 'mandatory')::boolean
                          and not (r -> 'values') ?| known::text[])
$$;

-- A score is eligible up to the highest that a rule names; a rule that cannot be read speaks against nobody.
create function is_for_score(details jsonb, score int) returns boolean immutable language sql as $$
    select not exists (select 1 from jsonb_array_elements(coalesce(details -> 'eligibility', '[]')) r
                        where r ->> 'field' = 'VULNERABILITY_SCORE'
                          and (r ->> 'mandatory')::boolean
                          and r -> 'values' ->> 0 ~ '^\d{1,6}$'
                          and (r -> 'values' ->> 0)::int < score)
$$;

-- Hours are those of the service at the place, else of the place, else of the service.
create function hours_of(place jsonb, location jsonb, service jsonb) returns jsonb immutable language sql as $$
    select case when jsonb_array_length(place) > 0 then place
                when jsonb_array_length(coalesce(location -> 'schedules', '[]')) > 0 then location -> 'schedules'
                else coalesce(service -> 'schedules', '[]') end
$$;

-- A rule of RFC 5545 that is more than days of every week: the service itself reckons with those.
create function recurs_otherwise(hours jsonb) returns boolean immutable language sql as $$
    select exists (select 1 from jsonb_array_elements(hours) h
                    where h ->> 'freq' = 'MONTHLY' or (h ->> 'interval')::int > 1 or h ? 'count' or h ? 'bymonthday')
$$;

create function opens_weekly(hours jsonb, day date, at text, holiday boolean) returns boolean immutable language sql as $$
    select exists (select 1 from jsonb_array_elements(hours) h
                    where not recurs_otherwise(jsonb_build_array(h))
                      and (h ->> 'byday') like '%' || (array['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'])[extract(isodow from day)::int] || '%'
                      and coalesce((h ->> 'validFrom')::date, day) <= day and coalesce((h ->> 'validTo')::date, day) >= day
                      and coalesce((h ->> 'dtstart')::date, day) <= day and coalesce((h ->> 'until')::date, day) >= day
                      and not coalesce(h -> 'closedOn', '[]') ? day::text
                      and (not holiday or coalesce((h ->> 'openOnHolidays')::boolean, false))
                      and (at = '' or ((h ->> 'opensAt')::time <= at::time and coalesce((h ->> 'closesAt')::time, '24:00') > at::time)))
$$;
