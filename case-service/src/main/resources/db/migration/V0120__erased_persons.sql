-- Her record was erased in the registry: of the case stays what counts, and nobody reads it again.
alter table case_file add column erased_at timestamptz;
