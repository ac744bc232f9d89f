-- Which record was merged into which, by the events of the registry, and which agencies it told: a case is found also by the id of a record that is merged by now.
create table merged_person (
    person_id   uuid   not null,
    survivor_id uuid   not null,
    agencies    uuid[] not null,
    constraint merged_person_pk primary key (person_id)
);

-- Of merges before: as far as a case was on the record, its agency was told.
insert into merged_person (person_id, survivor_id, agencies)
select original_subject_id, subject_id, array_agg(distinct agency_id)
  from case_file
 where original_subject_id <> subject_id
 group by original_subject_id, subject_id
    on conflict do nothing;
