-- The states that a case was in, for figures of the past: written by the database, so that no step is forgotten. A case of before begins with the state that it has.
create table case_state (
    seq     bigint generated always as identity,
    case_id uuid        not null,
    since   timestamptz not null,
    status  text        not null,
    stage   text        not null,
    risk    text        not null,
    constraint case_state_pk primary key (seq),
    constraint case_state_case_id_fk foreign key (case_id) references case_file (id) on delete cascade
);
create index case_state_case_id_ix on case_state (case_id);

insert into case_state (case_id, since, status, stage, risk)
    select id, coalesce(closed_at, stage_since, created_at), status, stage, risk from case_file;

create function case_state_changed() returns trigger language plpgsql as $$
begin
    insert into case_state (case_id, since, status, stage, risk) values (new.id, new.updated_at, new.status, new.stage, new.risk);
    return null;
end $$;

-- Before the trigger of the fact, which is called after its name.
create trigger a_case_state_began after insert on case_file for each row execute function case_state_changed();
create trigger a_case_state_changed after update on case_file for each row
    when (old.status <> new.status or old.stage <> new.stage or old.risk <> new.risk)
    execute function case_state_changed();

-- What figures count of case management: a view for each kind of fact, with a column for each member, and the triggers that note what must be stated anew (ADR 56).
create view case_fact as
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
       (select jsonb_agg(jsonb_build_object('since', s.since, 'status', s.status, 'stage', s.stage, 'risk', s.risk) order by s.seq)
          from case_state s where s.case_id = c.id) as states
  from case_file c;

create trigger case_fact_is_due after insert or update or delete on case_file
    for each row execute function fact_is_due('case');
create trigger case_fact_is_due after insert or delete on safety_plan
    for each row execute function fact_of_whole_is_due('case', 'case_id');
create trigger case_fact_is_due after update on task for each row
    when (new.type = 'FIRST_RESPONSE' and old.status <> new.status)
    execute function fact_of_whole_is_due('case', 'case_id');

-- Cases and workers name accounts; whose account it is, the register tells, perhaps later.
create function facts_that_name_the_account_are_due() returns trigger language plpgsql as $$
begin
    insert into fact_due (kind, record_id)
        select 'case', c.id from case_file c where c.owner_id = new.account_id and c.agency_id = new.agency_id
        union all
        select 'worker', w.id from worker w where w.supervisor_id = new.account_id and w.agency_id = new.agency_id;
    return null;
end $$;
create trigger account_is_known after insert on worker for each row execute function facts_that_name_the_account_are_due();
create trigger account_is_another after update on worker for each row
    when (old.account_id is distinct from new.account_id or old.agency_id <> new.agency_id)
    execute function facts_that_name_the_account_are_due();

create view task_fact as
select t.id as record_id, t.case_id, t.agency_id, t.type as kind, t.status, t.created_at, t.due_at, t.breached_at, t.completed_at
  from task t;
create trigger task_fact_is_due after insert or update or delete on task for each row execute function fact_is_due('task');

create view assessment_fact as
select a.id as record_id, a.case_id, a.agency_id, a.type as kind, a.form_code, a.status, a.created_at, a.completed_at
  from assessment a;
create trigger assessment_fact_is_due after insert or update or delete on assessment for each row execute function fact_is_due('assessment');

create view plan_fact as
select p.id as record_id,
       p.case_id,
       p.agency_id,
       p.number,
       p.status,
       p.agreed_with_client,
       p.created_at,
       (select max(a.decided_at) from approval a where a.subject_id = p.id and a.kind = 'CASE_PLAN' and a.status = 'APPROVED') as approved_at,
       array(select g.outcome from plan_goal g where g.plan_id = p.id order by g.id) as goals,
       array(select a.status from plan_action a join plan_goal g on g.id = a.goal_id where g.plan_id = p.id order by a.id) as actions
  from case_plan p;
create trigger plan_fact_is_due after insert or update or delete on case_plan for each row execute function fact_is_due('plan');
create trigger plan_fact_is_due after insert or update or delete on plan_goal
    for each row execute function fact_of_whole_is_due('plan', 'plan_id');
create function plan_of_action_is_due() returns trigger language plpgsql as $$
begin
    insert into fact_due (kind, record_id)
        select 'plan', g.plan_id from plan_goal g where g.id = case when tg_op = 'DELETE' then old.goal_id else new.goal_id end;
    return null;
end $$;
create trigger plan_fact_is_due after insert or update or delete on plan_action for each row execute function plan_of_action_is_due();

create view delivery_fact as
select d.id as record_id, d.case_id, d.agency_id, d.service_type, d.status, d.provider_id, d.location_id as place_id, d.referral_id,
       d.requested_on, d.due_on, d.delivered_on
  from service_delivery d;
create trigger delivery_fact_is_due after insert or update or delete on service_delivery for each row execute function fact_is_due('delivery');

create view follow_up_fact as
select f.id as record_id, f.case_id, f.agency_id, f.type as kind, f.status, f.planned_at, f.done_at
  from follow_up f;
create trigger follow_up_fact_is_due after insert or update or delete on follow_up for each row execute function fact_is_due('follow-up');

create view feedback_fact as
select f.id as record_id, f.case_id, f.agency_id, f.satisfaction, f.channel, f.created_at as given_at
  from feedback f;
create trigger feedback_fact_is_due after insert or update or delete on feedback for each row execute function fact_is_due('feedback');

create view conference_fact as
select c.id as record_id, c.case_id, c.agency_id, c.held_at
  from conference c;
create trigger conference_fact_is_due after insert or update or delete on conference for each row execute function fact_is_due('conference');

create view best_interests_fact as
select b.id as record_id, b.case_id, b.agency_id, b.kind, b.reason, b.status, b.created_at, b.panel_on
  from best_interests b;
create trigger best_interests_fact_is_due after insert or update or delete on best_interests
    for each row execute function fact_is_due('best-interests');

create view worker_fact as
select w.id as record_id,
       w.agency_id,
       w.active,
       (select s.id from worker s where s.account_id = w.supervisor_id and s.agency_id = w.agency_id limit 1) as supervisor_id,
       w.most_cases,
       w.created_at as registered_at
  from worker w;
create trigger worker_fact_is_due after insert or update or delete on worker for each row execute function fact_is_due('worker');

create view licence_fact as
select l.id as record_id, l.worker_id, l.licence_class, l.status, l.issued_on, l.expires_on
  from licence l;
create trigger licence_fact_is_due after insert or update or delete on licence for each row execute function fact_is_due('licence');

create view training_fact as
select t.id as record_id, t.worker_id, t.hours, t.accredited, t.ended_on
  from training t;
create trigger training_fact_is_due after insert or update or delete on training for each row execute function fact_is_due('training');

create view supervision_fact as
select s.id as record_id, s.worker_id, s.held_on
  from supervision_session s;
create trigger supervision_fact_is_due after insert or update or delete on supervision_session
    for each row execute function fact_is_due('supervision');

create view centre_programme_fact as
select p.id as record_id, p.agency_id, p.kind, p.location_id as place_id, p.status, p.starts_on, p.ends_on, p.places
  from centre_programme p;
create trigger centre_programme_fact_is_due after insert or update or delete on centre_programme
    for each row execute function fact_is_due('centre-programme');

create view session_fact as
select s.id as record_id,
       s.programme_id,
       s.agency_id,
       s.held_on,
       (select cast(count(*) as int) from session_attendance a where a.session_id = s.id and a.attendance = 'PRESENT') as present,
       (select cast(count(*) as int) from session_attendance a where a.session_id = s.id and a.attendance = 'ABSENT') as absent,
       (select cast(count(*) as int) from session_attendance a where a.session_id = s.id and a.attendance = 'EXCUSED') as excused
  from programme_session s;
create trigger session_fact_is_due after insert or update or delete on programme_session for each row execute function fact_is_due('session');
create trigger session_fact_is_due after insert or update or delete on session_attendance
    for each row execute function fact_of_whole_is_due('session', 'session_id');

create view enrolment_fact as
select e.id as record_id, e.programme_id, e.agency_id, e.person_id, e.status, e.drop_out_reason, e.created_at as enrolled_at,
       e.updated_at as changed_at
  from enrolment e;
create trigger enrolment_fact_is_due after insert or update or delete on enrolment for each row execute function fact_is_due('enrolment');
