-- What figures count of a person and of a household, in full. Of an erased person, and of one whom the agency let go, no year of birth and no place is stated; that
-- held for the surviving record alone, and records that were merged into it went on stating theirs. A district that a list wrote in words is none.
drop view household_fact;
drop view person_fact;

create view person_fact as
select p.id as record_id,
       p.agency_id,
       array(select h.agency_id from person_holder h where h.person_id = p.id order by h.agency_id) as holders,
       p.status,
       case when p.status in ('INACTIVE', 'DECEASED')
            then (select max(s.created_at) from person_status_statement s
                   where s.person_id = p.id and s.agency_id = p.agency_id and s.status = p.status) end as status_since,
       p.survivor_id,
       p.created_at as registered_at,
       p.sex,
       case when kept.is_so then cast(extract(year from p.birth_date) as int) end as birth_year,
       case when kept.is_so then p.birth_date_precision end as birth_precision,
       case when kept.is_so then p.governorate end as governorate,
       case when kept.is_so and p.district ~ '^JO[0-9]{4}$' then p.district end as district,
       case when kept.is_so then p.camp end as camp,
       case p.nationality
           when 'JO' then 'JORDANIAN'
           when 'SY' then 'SYRIAN'
           when 'PS' then 'PALESTINIAN'
           when 'IQ' then 'IRAQI'
           when 'YE' then 'YEMENI'
           when 'SD' then 'SUDANESE'
           when 'SO' then 'SOMALI'
           else case when p.nationality is not null then 'OTHER' end
       end as nationality_group,
       p.legal_status,
       p.disability,
       p.deceased_on as died_on
  from person p
  cross join lateral (select exists (select 1 from person_holder h where h.person_id = p.id and h.agency_id = p.agency_id) as is_so) kept;

create view household_fact as
select h.id as record_id,
       h.agency_id,
       h.status,
       h.merged_into_id,
       h.created_at as registered_at,
       (select cast(count(*) as int) from household_member m where m.household_id = h.id and m.left_on is null) as size,
       head.record_id as head_id,
       head.sex as head_sex,
       head.birth_year as head_birth_year,
       head.governorate
  from household h
  left join lateral (
      select p.record_id, p.sex, p.birth_year, p.governorate
        from household_member m join person_fact p on p.record_id = m.person_id
       where m.household_id = h.id and m.left_on is null and m.role = 'HEAD'
       limit 1) head on true;

-- The argument: the column that names the person.
create function household_of_head_is_due() returns trigger language plpgsql as $$
begin
    insert into fact_due (kind, record_id)
        select 'household', m.household_id
          from household_member m
         where m.person_id = (to_jsonb(old) ->> tg_argv[0])::uuid and m.role = 'HEAD' and m.left_on is null;
    return null;
end $$;
create trigger household_fact_is_due_of_head after update on person for each row
    when (old.sex is distinct from new.sex or old.birth_date is distinct from new.birth_date or old.governorate is distinct from new.governorate)
    execute function household_of_head_is_due('id');
create trigger household_fact_is_due_of_head after delete on person_holder
    for each row execute function household_of_head_is_due('person_id');

-- All are stated once more.
insert into fact_restatement (id, started_by, started_at) values (gen_random_uuid(), 'platform', now()) on conflict do nothing;
delete from fact_restatement_part p using fact_restatement r
 where r.id = p.restatement_id and r.completed_at is null and p.kind in ('person', 'household');
