-- What is opened on another basis than consent for a referral is reviewed by nobody who wrote its draft, also not by a colleague who changed it.
alter table referral add column written_by text[] not null default '{}';
update referral set written_by = array[requester];
alter table referral alter column written_by drop default;
