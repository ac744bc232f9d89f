-- From a person to the records that were merged into hers, and her own: a search that begins with a birth date comes to the names by it.
create index person_standing_ix on person (coalesce(survivor_id, id));
