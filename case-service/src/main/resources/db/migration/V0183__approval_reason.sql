-- Why it was asked for, sealed: a legal basis other than consent is decided by its reason.
alter table approval add column reason text;
