-- The camp in which a person lives, a code of the vocabulary Camp.
alter table person add column camp text;
