-- Keys are only added, and read by the index alone as far as vacuum has passed: it passes after each hundredth part and not after each fifth.
alter table person_match_key set (autovacuum_vacuum_insert_scale_factor = 0.01, autovacuum_vacuum_insert_threshold = 20000);
