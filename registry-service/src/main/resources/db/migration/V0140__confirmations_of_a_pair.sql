-- Who confirmed that two records are one person, and for which agency: no agency alone takes a person from another.
alter table match_review add column confirmations jsonb not null default '[]';

-- What one steward confirmed alone across agencies and nobody merged yet is decided again.
update match_review r set status = 'DEFERRED'
where r.status = 'CONFIRMED'
  and (select count(distinct h.agency_id) from person_holder h where h.person_id in (r.left_id, r.right_id)) > 1
  and not exists (select 1 from merge_operation m where m.review_id = r.id and m.undone_at is null);
