-- What became of those who completed a programme: at its end, and three and six months later.
alter table enrolment add column completed_on date;

create table enrolment_outcome (
    id           uuid        not null,
    version      int         not null,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    agency_id    uuid        not null,
    programme_id uuid        not null,
    enrolment_id uuid        not null,
    milestone    text        not null,
    expected_on  date        not null,
    due_at       timestamptz not null,
    outcome      text,
    observed_on  date,
    constraint enrolment_outcome_pk primary key (id),
    constraint enrolment_outcome_milestone_uk unique (enrolment_id, milestone),
    constraint enrolment_outcome_enrolment_id_fk foreign key (enrolment_id) references enrolment (id),
    constraint enrolment_outcome_recorded_ck check ((outcome is null) = (observed_on is null)),
    constraint enrolment_outcome_observed_ck check (observed_on >= expected_on)
);
create index enrolment_outcome_agency_ix on enrolment_outcome (agency_id, due_at, id);

insert into deadline_policy (id, task_type, programme, risk, duration, working_days, remind_before, escalate_after, pauses_on_hold)
    values ('PROGRAMME_OUTCOME/ANY/ANY', 'PROGRAMME_OUTCOME', 'ANY', 'ANY', 'P10D', true, null, null, false);

-- Who completed a programme before: what is still ahead is asked.
update enrolment set completed_on = cast(updated_at at time zone 'Asia/Amman' as date) where status = 'COMPLETED';
insert into enrolment_outcome (id, version, created_at, updated_at, agency_id, programme_id, enrolment_id, milestone, expected_on, due_at)
    select gen_random_uuid(), 0, now(), now(), e.agency_id, e.programme_id, e.id, m.milestone, e.completed_on + m.after,
           cast(e.completed_on + m.after + interval '14 days' as timestamp) at time zone 'Asia/Amman'
      from enrolment e cross join (values ('AFTER_3_MONTHS', interval '3 months'), ('AFTER_6_MONTHS', interval '6 months')) as m (milestone, after)
     where e.completed_on + m.after > now();

create or replace view enrolment_fact as
select e.id as record_id, e.programme_id, e.agency_id, e.person_id, e.status, e.drop_out_reason, e.created_at as enrolled_at,
       e.updated_at as changed_at,
       e.completed_on,
       coalesce((select jsonb_agg(jsonb_build_object('milestone', o.milestone, 'expected_on', o.expected_on, 'outcome', o.outcome,
                                                     'observed_on', o.observed_on) order by o.expected_on)
                   from enrolment_outcome o where o.enrolment_id = e.id), '[]') as outcomes
  from enrolment e;
create trigger enrolment_fact_is_due after insert or update or delete on enrolment_outcome
    for each row execute function fact_of_whole_is_due('enrolment', 'enrolment_id');
