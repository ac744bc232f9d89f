-- An assessment is stated with the time of its approval, as a plan is. An approval is found by its case: by its subject alone no index finds it.
create or replace view assessment_fact as
select a.id as record_id, a.case_id, a.agency_id, a.type as kind, a.form_code, a.status, a.created_at, a.completed_at,
       (select max(d.decided_at) from approval d
         where d.case_id = a.case_id and d.subject_id = a.id and d.kind = 'ASSESSMENT' and d.status = 'APPROVED') as approved_at
  from assessment a;

create or replace view plan_fact as
select p.id as record_id,
       p.case_id,
       p.agency_id,
       p.number,
       p.status,
       p.agreed_with_client,
       p.created_at,
       (select max(a.decided_at) from approval a
         where a.case_id = p.case_id and a.subject_id = p.id and a.kind = 'CASE_PLAN' and a.status = 'APPROVED') as approved_at,
       array(select g.outcome from plan_goal g where g.plan_id = p.id order by g.id) as goals,
       array(select a.status from plan_action a join plan_goal g on g.id = a.goal_id where g.plan_id = p.id order by a.id) as actions
  from case_plan p;

-- All assessments are stated once more.
insert into fact_restatement (id, started_by, started_at) values (gen_random_uuid(), 'platform', now()) on conflict do nothing;
delete from fact_restatement_part p using fact_restatement r
 where r.id = p.restatement_id and r.completed_at is null and p.kind = 'assessment';
