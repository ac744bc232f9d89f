-- The case that a referral was made from is not for the readers of the feed: what was kept before is taken out.
update change set data = (data::jsonb - 'caseId' - 'planActionId')::text where type like 'org.wasl.referral.%';
