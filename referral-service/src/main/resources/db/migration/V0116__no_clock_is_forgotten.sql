-- What was escalated is known by its clock, not by when somebody looked last; those that were forgotten are looked at now.
alter table referral drop column checked_until;
update referral set next_check_at = now()
 where next_check_at is null and escalation_level < 3
   and status in ('SENT', 'RECEIVED', 'WAITLISTED', 'ACCEPTED', 'IN_PROGRESS', 'ON_HOLD');
