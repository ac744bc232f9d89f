-- Who keeps a place while the person is asked. What is kept already and by nobody falls back within two days.
alter table capacity_hold add column held_by text;
