-- A merge that is taken back gives each record what named it. Of rows from before it is not known.
alter table consent add column named_id uuid;
alter table person_need add column named_id uuid;
alter table subject_request add column named_id uuid;
alter table guardianship add column named_ward_id uuid, add column named_guardian_id uuid;
