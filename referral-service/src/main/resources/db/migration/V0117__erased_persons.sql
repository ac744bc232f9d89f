-- Her record was erased in the registry: of the referral stays what counts, and nobody reads it again.
alter table referral add column erased_at timestamptz;
