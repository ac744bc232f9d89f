-- The case on which a consent was recorded, where that case is not known to the whole agency: the consent is as hidden as the case.
alter table consent add column case_id uuid;
