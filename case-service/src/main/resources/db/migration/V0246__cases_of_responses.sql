-- The named responses to crises, by the events of monitoring: no case names one that does not exist.
create table known_response (
    id     uuid    not null,
    active boolean not null,
    constraint known_response_pk primary key (id)
);

-- Under which of them a case was opened (ADR 63).
alter table case_file add column response_id uuid;
create index case_file_response_ix on case_file (response_id, id) where response_id is not null;

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
       c.opened_by_agency as opened_by,
       c.response_id
  from case_file c;
