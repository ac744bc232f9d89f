-- Into which groups a plan puts people by age, where it says so: figures that are asked for by the plan are told by them.
alter table plan_framework add column age_groups text;
alter table plan_framework add constraint plan_framework_age_groups_ck
    check (age_groups in ('UNHCR', 'CHILDREN_ADULTS_OLDER', 'GBVIMS', 'FIVE_YEARS'));
-- The strategy of social protection speaks of children, adults and older persons.
update plan_framework set age_groups = 'CHILDREN_ADULTS_OLDER' where code = 'NSPS' and edition = '2025-2033';
