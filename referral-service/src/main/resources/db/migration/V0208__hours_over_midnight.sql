-- Hours may end on the next day, or at 24:00; hours that name no day are those of every day.
create function runs_on(h jsonb, day date, holiday boolean) returns boolean immutable language sql as $$
    select not recurs_otherwise(jsonb_build_array(h))
           and case when h ->> 'byday' is null then h ->> 'opensAt' is not null
                    else (h ->> 'byday') like '%' || (array['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'])[extract(isodow from day)::int] || '%' end
           and coalesce((h ->> 'validFrom')::date, day) <= day and coalesce((h ->> 'validTo')::date, day) >= day
           and coalesce((h ->> 'dtstart')::date, day) <= day and coalesce((h ->> 'until')::date, day) >= day
           and not coalesce(h -> 'closedOn', '[]') ? day::text
           and (not holiday or coalesce((h ->> 'openOnHolidays')::boolean, false))
$$;

drop function opens_weekly(jsonb, date, text, boolean);
create function opens_weekly(hours jsonb, day date, at text, holiday boolean, holiday_before boolean) returns boolean immutable language sql as $$
    select exists (select 1 from jsonb_array_elements(hours) h
                    where case when at = '' then runs_on(h, day, holiday)
                               when h ->> 'opensAt' is null then false
                               when (h ->> 'closesAt')::time <= (h ->> 'opensAt')::time
                                   then ((h ->> 'opensAt')::time <= at::time and runs_on(h, day, holiday))
                                        or ((h ->> 'closesAt')::time > at::time and runs_on(h, day - 1, holiday_before))
                               else (h ->> 'opensAt')::time <= at::time and coalesce((h ->> 'closesAt')::time, '24:00') > at::time
                                    and runs_on(h, day, holiday) end)
$$;
