-- Two agencies may each have written the same relationship of two persons whom both hold: that the other has is not told.
drop index relationship_uk;
create unique index relationship_uk on relationship (person_id, related_id, kind, agency_id) where until is null;
