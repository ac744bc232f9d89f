-- What another agency was granted is open for the purpose of the grant.
alter table record_reader add column purpose text;
