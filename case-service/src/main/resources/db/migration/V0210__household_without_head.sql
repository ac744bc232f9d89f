-- Which households need a head, and by which agency's records, as the registry stated it last: a case that is opened meanwhile gets its task, too.
create table household_without_head (
    household_id uuid not null,
    agency_id    uuid not null,
    person_id    uuid not null,
    constraint household_without_head_pk primary key (household_id, agency_id, person_id)
);

create index household_without_head_person_ix on household_without_head (person_id, agency_id);

-- Stated before: as far as a task is open.
insert into household_without_head (household_id, agency_id, person_id)
select distinct t.subject_id, c.agency_id, c.subject_id
  from task t
  join case_file c on c.id = t.case_id
 where t.type = 'HOUSEHOLD_HEAD'
   and t.status in ('OPEN', 'IN_PROGRESS')
   and t.subject_id is not null;
