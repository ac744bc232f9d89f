-- For which concern a goal is.
alter table plan_goal add column concern text;

-- Whether the Washington Group short set found a difficulty, by its cut-off: counted, so not sealed with the answers. Of what was written before it is not known.
alter table assessment add column functioning_difficulty boolean;

drop view plan_fact;
create view plan_fact as
select p.id as record_id,
       p.case_id,
       p.agency_id,
       p.number,
       p.status,
       p.agreed_with_client,
       p.created_at,
       (select max(a.decided_at) from approval a
         where a.case_id = p.case_id and a.subject_id = p.id and a.kind = 'CASE_PLAN' and a.status = 'APPROVED') as approved_at,
       coalesce((select jsonb_agg(jsonb_build_object('outcome', g.outcome, 'concern', g.concern) order by g.id)
                   from plan_goal g where g.plan_id = p.id), '[]') as goals,
       array(select a.status from plan_action a join plan_goal g on g.id = a.goal_id where g.plan_id = p.id order by a.id) as actions
  from case_plan p;

create or replace view assessment_fact as
select a.id as record_id, a.case_id, a.agency_id, a.type as kind, a.form_code, a.status, a.created_at, a.completed_at,
       (select max(d.decided_at) from approval d
         where d.case_id = a.case_id and d.subject_id = a.id and d.kind = 'ASSESSMENT' and d.status = 'APPROVED') as approved_at,
       a.functioning_difficulty
  from assessment a;

-- They are stated once more.
insert into fact_restatement (id, started_by, started_at) values (gen_random_uuid(), 'platform', now()) on conflict do nothing;
delete from fact_restatement_part p using fact_restatement r
 where r.id = p.restatement_id and r.completed_at is null and p.kind in ('plan', 'assessment');
