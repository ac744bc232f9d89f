-- With which agency a case was in each state, and why it was closed then: figures of the past stay with the agency that worked on it, also after it was handed over, and
-- a closure stays one after the case was reopened.
alter table case_state add column agency_id uuid;
alter table case_state add column closure_reason text;

-- A hand-over is a state of its own.
insert into case_state (case_id, since, agency_id, status, stage, risk)
    select t.case_id, t.decided_at, t.to_agency_id, s.status, s.stage, s.risk
      from transfer t
      cross join lateral (select s.status, s.stage, s.risk from case_state s
                           where s.case_id = t.case_id and s.since <= t.decided_at order by s.since desc, s.seq desc limit 1) s
     where t.status = 'ACCEPTED';
update case_state s set agency_id = coalesce(
    (select t.agency_id from transfer t
      where t.case_id = s.case_id and t.status = 'ACCEPTED' and t.decided_at > s.since order by t.decided_at limit 1), c.agency_id)
  from case_file c
 where c.id = s.case_id and s.agency_id is null;
alter table case_state alter column agency_id set not null;

-- Of what was reopened since, the reason is not known any more.
update case_state s set closure_reason = c.closure_reason
  from case_file c
 where c.id = s.case_id and s.status = c.status and s.status in ('CLOSED', 'TRANSFERRED_OUT');

create or replace function case_state_changed() returns trigger language plpgsql as $$
begin
    insert into case_state (case_id, since, agency_id, status, stage, risk, closure_reason)
        values (new.id, new.updated_at, new.agency_id, new.status, new.stage, new.risk,
                case when new.status in ('CLOSED', 'TRANSFERRED_OUT') then new.closure_reason end);
    return null;
end $$;
drop trigger a_case_state_changed on case_file;
create trigger a_case_state_changed after update on case_file for each row
    when (old.status <> new.status or old.stage <> new.stage or old.risk <> new.risk or old.agency_id <> new.agency_id)
    execute function case_state_changed();

create or replace view case_fact as
select c.id as record_id,
       c.agency_id,
       c.subject_id,
       c.programme,
       c.sensitivity,
       c.status,
       c.stage,
       c.risk,
       c.identification_source as source,
       c.concerns,
       c.centre_id,
       (select w.id from worker w where w.account_id = c.owner_id and w.agency_id = c.agency_id limit 1) as owner_worker_id,
       c.identified_on,
       c.opened_at,
       (select min(t.completed_at) from task t where t.case_id = c.id and t.type = 'FIRST_RESPONSE' and t.status = 'DONE') as first_response_at,
       c.closed_at,
       c.closure_reason,
       c.goals_met,
       c.reopen_count as reopened,
       c.merged_into_id,
       c.displacement_status,
       c.care_arrangement,
       exists (select 1 from safety_plan s where s.case_id = c.id) as safety_plan,
       (select jsonb_agg(jsonb_build_object('since', s.since, 'agency_id', s.agency_id, 'status', s.status, 'stage', s.stage, 'risk', s.risk,
                                            'closure_reason', s.closure_reason) order by s.since, s.seq)
          from case_state s where s.case_id = c.id) as states,
       c.opened_by_agency as opened_by
  from case_file c;

-- They are stated once more.
insert into fact_restatement (id, started_by, started_at) values (gen_random_uuid(), 'platform', now()) on conflict do nothing;
delete from fact_restatement_part p using fact_restatement r
 where r.id = p.restatement_id and r.completed_at is null and p.kind in ('case');
