-- Who wrote to a report does not review it; which version corrects it is told.
alter table plan_report add column written_by text[] not null default '{}';
update plan_report set written_by = array[submitted_by] where submitted_by is not null;
alter table plan_report alter column written_by drop default;
alter table plan_report drop column submitted_by;

alter table plan_report add column corrected_by_id uuid;
update plan_report locked set corrected_by_id = next.id from plan_report next where next.corrects_id = locked.id;
alter table plan_report drop column corrected;
alter table plan_report add constraint plan_report_corrected_fk foreign key (corrected_by_id) references plan_report (id) deferrable initially deferred;
create index plan_report_corrected_ix on plan_report (corrected_by_id);
