-- What a worker holds and may hold, whom they guide, and when they left.
alter table worker add column left_at timestamptz;
update worker set left_at = updated_at where not active;

create function worker_left() returns trigger language plpgsql as $$
begin
    if new.active then
        new.left_at := null;
    elsif tg_op = 'INSERT' or old.active then
        new.left_at := new.updated_at;
    end if;
    return new;
end $$;
create trigger worker_left before insert or update on worker for each row execute function worker_left();

-- The caseload as Caseloads computes it: running cases of the account, each by the weight of its risk.
create or replace view worker_fact as
select w.id as record_id,
       w.agency_id,
       w.active,
       (select s.id from worker s where s.account_id = w.supervisor_id and s.agency_id = w.agency_id limit 1) as supervisor_id,
       holds.most_cases,
       w.created_at as registered_at,
       (select cast(count(*) as int) from worker g where g.supervisor_id = w.account_id and g.agency_id = w.agency_id and g.active) as guides,
       holds.caseload,
       case when holds.caseload = 0 then 'NONE'
            when holds.caseload * 2 <= holds.most_cases then 'UP_TO_HALF'
            when holds.caseload < holds.most_cases then 'BELOW_LIMIT'
            else 'FULL' end as caseload_band,
       w.left_at
  from worker w
  cross join lateral (
      select coalesce(w.most_cases, (select cast(r.value as int) from workforce_rule r where r.name = 'most-cases')) as most_cases,
             (select coalesce(sum(l.weight), 0)
                from case_file c join caseload_weight l on l.risk = c.risk
               where c.owner_id = w.account_id and c.status in ('IDENTIFIED', 'OPEN', 'ON_HOLD', 'PENDING_CLOSURE')) as caseload) holds;

create function worker_of_case_is_due() returns trigger language plpgsql as $$
begin
    insert into fact_due (kind, record_id)
        select 'worker', w.id from worker w
         where w.account_id in (case when tg_op <> 'INSERT' then old.owner_id end, case when tg_op <> 'DELETE' then new.owner_id end);
    return null;
end $$;
create trigger worker_fact_is_due after insert or delete on case_file for each row execute function worker_of_case_is_due();
create trigger worker_fact_is_due_anew after update on case_file for each row
    when (old.owner_id is distinct from new.owner_id or old.status <> new.status or old.risk <> new.risk)
    execute function worker_of_case_is_due();

create function supervisor_of_worker_is_due() returns trigger language plpgsql as $$
begin
    insert into fact_due (kind, record_id)
        select 'worker', s.id from worker s
         where s.account_id in (case when tg_op <> 'INSERT' then old.supervisor_id end, case when tg_op <> 'DELETE' then new.supervisor_id end);
    return null;
end $$;
create trigger worker_fact_is_due_of_supervisor after insert or delete on worker for each row execute function supervisor_of_worker_is_due();
create trigger worker_fact_is_due_of_supervisor_anew after update on worker for each row
    when (old.supervisor_id is distinct from new.supervisor_id or old.active <> new.active or old.agency_id <> new.agency_id)
    execute function supervisor_of_worker_is_due();

-- The rules are rows, which the ministry confirms.
create function facts_of_all_workers_are_due() returns trigger language plpgsql as $$
begin
    insert into fact_due (kind, record_id) select 'worker', w.id from worker w;
    return null;
end $$;
create trigger worker_facts_are_due after insert or update or delete on caseload_weight
    for each statement execute function facts_of_all_workers_are_due();
create trigger worker_facts_are_due after insert or update or delete on workforce_rule
    for each statement execute function facts_of_all_workers_are_due();

-- They are stated once more.
insert into fact_restatement (id, started_by, started_at) values (gen_random_uuid(), 'platform', now()) on conflict do nothing;
delete from fact_restatement_part p using fact_restatement r
 where r.id = p.restatement_id and r.completed_at is null and p.kind in ('worker');
