-- Another basis than consent has a reason, a time limit and a review by a second person; its end is told to whom it let in.
create table legal_basis_use (
    id             uuid        not null,
    version        int         not null,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    agency_id      uuid        not null,
    person_id      uuid        not null,
    consent_id     uuid,
    legal_basis    text        not null,
    purpose        text        not null,
    recipients     uuid[]      not null,
    field_groups   text[]      not null,
    reason_sealed  text,
    used_by        text        not null,
    opens_until    timestamptz not null,
    status         text        not null,
    reviewed_by    text,
    comment_sealed text,
    told_ended     boolean     not null,
    constraint legal_basis_use_pk primary key (id),
    constraint legal_basis_use_person_id_fk foreign key (person_id) references person (id),
    constraint legal_basis_use_consent_id_fk foreign key (consent_id) references consent (id),
    constraint legal_basis_use_basis_ck check (legal_basis <> 'CONSENT'),
    constraint legal_basis_use_review_ck check ((status = 'PENDING') = (reviewed_by is null))
);

create index legal_basis_use_person_ix on legal_basis_use (person_id);
create index legal_basis_use_untold_ix on legal_basis_use (opens_until) where not told_ended;

-- What was recorded on another basis before had no time limit: it ends with the longest that holds now.
update consent set expires_at = greatest(given_at, now()) + case legal_basis when 'VITAL_INTEREST' then interval '72 hours' else interval '30 days' end
    where legal_basis <> 'CONSENT' and withdrawn_at is null and expires_at is null;
