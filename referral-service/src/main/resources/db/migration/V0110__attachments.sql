-- Files that go with a referral. Their names are sealed, because names of files name people; their contents are sealed in parts.
create table referral_attachment (
    id             uuid        not null,
    version        int         not null,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    agency_id      uuid        not null,
    referral_id    uuid        not null,
    content_sealed text        not null,
    opens_with     text        not null,
    media_type     text        not null,
    byte_count     bigint      not null,
    sha256         text,
    scan_status    text        not null,
    added_by       text        not null,
    constraint referral_attachment_pk primary key (id),
    constraint referral_attachment_referral_id_fk foreign key (referral_id) references referral (id) on delete cascade
);
create index referral_attachment_referral_ix on referral_attachment (referral_id, id desc);
create index referral_attachment_scan_ix on referral_attachment (id) where scan_status = 'PENDING';

create table attachment_part (
    attachment_id uuid  not null,
    number        int   not null,
    key_id        text  not null,
    sealed        bytea not null,
    constraint attachment_part_pk primary key (attachment_id, number),
    constraint attachment_part_attachment_id_fk foreign key (attachment_id) references referral_attachment (id) on delete cascade
);
