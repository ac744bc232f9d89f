-- What is kept for confidential referrals is counted and not shown: whoever watched the figures saw each of them come.
alter table capacity
    add column hidden_held  int not null default 0,
    add column hidden_taken int not null default 0,
    add constraint capacity_hidden_ck check (hidden_held >= 0 and hidden_taken >= 0);
alter table capacity_hold add column confidential boolean not null default false;

update capacity_hold h set confidential = true
  from referral r
 where r.id = h.referral_id and (r.sensitive_service or r.sensitivity = 'RESTRICTED');
update capacity c set
    hidden_held = (select count(*) from capacity_hold h
        where h.service_at_location_id = c.service_at_location_id and h.confidential and h.state = 'HELD'),
    hidden_taken = (select count(*) from capacity_hold h
        where h.service_at_location_id = c.service_at_location_id and h.confidential and h.state = 'CONSUMED');
