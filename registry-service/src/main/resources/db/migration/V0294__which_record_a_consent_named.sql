-- A merge that is taken back gives each record the consents that named it. Of those from before it is not known.
alter table consent add column named_id uuid;
