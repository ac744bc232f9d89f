-- Who else may use the data, and whose records say that somebody died, is not for each agency that learns of it.
update change
set data = (data::jsonb - 'recipients' - 'agencies')::text
where type in ('org.wasl.consent.recorded', 'org.wasl.consent.withdrawn', 'org.wasl.person.status-changed');
