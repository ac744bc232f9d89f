-- Whose line made a case, and what the lines of that account said of it: a case that is hidden from the account is met by its own lines all the same.
alter table peer_record add column imported_by text;
alter table peer_record add column said text;
alter table peer_record add constraint peer_record_said_ck check ((imported_by is null) = (said is null));
