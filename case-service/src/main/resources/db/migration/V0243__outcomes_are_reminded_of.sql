-- Of what becomes of somebody the agency is reminded when it can be asked and when it is overdue, whether or not there is a case with a task; next at this time, null
-- when no more.
alter table enrolment_outcome add column remind_at timestamptz;
update enrolment_outcome
   set remind_at = case when milestone = 'AT_COMPLETION' then due_at else cast(expected_on as timestamp) at time zone 'Asia/Amman' end
 where outcome is null;
create index enrolment_outcome_remind_ix on enrolment_outcome (remind_at) where remind_at is not null;

-- Of who had the record erased nothing is written any more. All milestones are expected together, and only an erasure takes some away.
alter table enrolment_outcome add column person_erased boolean not null default false;
update enrolment_outcome o set person_erased = true
 where exists (select 1 from enrolment e join case_file c on c.subject_id = e.person_id where e.id = o.enrolment_id and c.erased_at is not null)
    or exists (select 1 from enrolment_outcome first where first.enrolment_id = o.enrolment_id and first.milestone = 'AT_COMPLETION')
       and (select count(*) from enrolment_outcome any_of where any_of.enrolment_id = o.enrolment_id) < 3;
