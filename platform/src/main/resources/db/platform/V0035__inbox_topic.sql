-- Since when each topic is read. Of one that is read only since what the inbox has forgotten, nothing was forgotten.
create table inbox_topic (
    topic      text        not null,
    read_since timestamptz not null,
    constraint inbox_topic_pk primary key (topic)
);

-- What was read before this table was there may have been forgotten.
insert into inbox_topic (topic, read_since)
select topic, '-infinity'
  from unnest(array[
           'wasl.registry.events', 'wasl.case.events', 'wasl.referral.events', 'wasl.monitoring.events', 'wasl.gateway.events',
           'wasl.case.restricted', 'wasl.referral.restricted',
           'wasl.registry.facts', 'wasl.case.facts', 'wasl.referral.facts',
           'wasl.registry.retries', 'wasl.case.retries', 'wasl.referral.retries', 'wasl.monitoring.retries', 'wasl.gateway.retries']) as topic
 where exists (select 1 from inbox) or exists (select 1 from inbox_horizon where forgotten > '-infinity');
