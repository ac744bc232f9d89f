-- A keyed digest of the record as an agency's system last sent it by this id: a record that comes once more, late, undoes nothing (ADR 48).
alter table person_external_id
    add column sent bytea;
