-- A case that was transferred out or merged left its grants, offers and what waited about them behind.
update share_grant g set revoked_at = now(), updated_at = now(), version = g.version + 1
 where g.revoked_at is null and g.valid_to > now()
   and exists (select 1 from case_file c where c.id = g.case_id and c.status not in ('OPEN', 'ON_HOLD', 'PENDING_CLOSURE'));

update transfer t set status = 'REVOKED', ended_by = 'CASE_ENDED', decided_at = now(), updated_at = now(), version = t.version + 1
 where t.status in ('AWAITING_APPROVAL', 'OFFERED')
   and exists (select 1 from case_file c where c.id = t.case_id and c.status not in ('OPEN', 'ON_HOLD', 'PENDING_CLOSURE'));

-- Also what the former agency of a case that was handed over was asked.
update approval a set status = 'WITHDRAWN', updated_at = now(), version = a.version + 1
  from case_file c
 where c.id = a.case_id and a.status = 'PENDING' and a.kind in ('SHARE_GRANT', 'TRANSFER')
   and (c.status not in ('OPEN', 'ON_HOLD', 'PENDING_CLOSURE') or c.agency_id <> a.agency_id);

update task t set status = 'DONE', completed_at = now(), updated_at = now(), version = t.version + 1
  from approval a
 where t.subject_id = a.id and t.status in ('OPEN', 'IN_PROGRESS') and a.status = 'WITHDRAWN';
