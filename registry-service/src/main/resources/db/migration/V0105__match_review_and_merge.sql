-- Pairs of records that may be one person, waiting for a steward; and the merges, which can be taken back.
create table match_review (
    id              uuid             not null,
    version         int              not null,
    created_at      timestamptz      not null,
    updated_at      timestamptz      not null,
    agency_id       uuid             not null,
    left_id         uuid             not null,
    right_id        uuid             not null,
    score           double precision not null,
    reasons         text[]           not null,
    status          text             not null,
    decided_by      text,
    decided_at      timestamptz,
    decision_note   text,
    constraint match_review_pk primary key (id),
    constraint match_review_left_id_fk foreign key (left_id) references person (id),
    constraint match_review_right_id_fk foreign key (right_id) references person (id),
    constraint match_review_order_ck check (left_id < right_id),
    constraint match_review_pair_uk unique (left_id, right_id)
);

create index match_review_right_ix on match_review (right_id);
create index match_review_status_ix on match_review (status, id desc);

create table merge_operation (
    id          uuid        not null,
    version     int         not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    agency_id   uuid        not null,
    survivor_id uuid        not null,
    merged_id   uuid        not null,
    review_id   uuid,
    merged_by   text        not null,
    holders_added uuid[]    not null,
    undone_at   timestamptz,
    undone_by   text,
    constraint merge_operation_pk primary key (id),
    constraint merge_operation_survivor_id_fk foreign key (survivor_id) references person (id),
    constraint merge_operation_merged_id_fk foreign key (merged_id) references person (id)
);

create index merge_operation_survivor_ix on merge_operation (survivor_id);
