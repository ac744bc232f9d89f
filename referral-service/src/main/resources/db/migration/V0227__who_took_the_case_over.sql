-- A referral goes with the case that it was made from: the feed of the agency that has the case now tells of it. Null where the requester has the work.
alter table referral add column responsible_agency_id uuid;
