-- An action may be agreed because of an alert.
alter table follow_up_action
    add column alert_id uuid,
    add constraint follow_up_action_alert_fk foreign key (alert_id) references indicator_alert (id);
create index follow_up_action_alert_id_ix on follow_up_action (alert_id);
