-- An answer that was kept under a key outlived the right to see it. Answers with personal data are read again for each replay; what is still kept
-- verbatim of acts on a case is bound to what the caller could see then. Bodies kept before this are dropped: the acts they belong to stay done once.
alter table idempotency_key add column access bytea;

update idempotency_key set body = null;
