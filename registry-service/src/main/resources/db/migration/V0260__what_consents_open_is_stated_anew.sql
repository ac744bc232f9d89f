-- An agency closes only its own consents, and one without a record opens no more than it may read: what other services hold is cut back to that.
insert into consent_statement_due (record_id) select distinct person_id from consent;
