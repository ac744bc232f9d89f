-- Forms by version. A version is never changed.
create table case_form (
    id          uuid        not null,
    version     int         not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    agency_id   uuid        not null,
    code        text        not null,
    number      int         not null,
    title_ar    text        not null,
    title_en    text        not null,
    json_schema text        not null,
    constraint case_form_pk primary key (id),
    constraint case_form_version_uk unique (code, number)
);

-- The Washington Group short set on functioning, for everybody five years and older. The answers are its four, in its words.
insert into case_form
select '0190a000-0000-7000-a000-000000000001', 0, now(), now(), '00000000-0000-0000-0000-000000000000', 'WG_SHORT_SET', 1,
    'مجموعة واشنطن القصيرة حول الأداء الوظيفي', 'Washington Group short set on functioning',
    json_build_object('type', 'object', 'additionalProperties', false,
        'required', json_agg(code order by nr),
        'properties', json_object_agg(code, json_build_object(
            'x-title', json_build_object('ar', ar, 'en', en),
            'enum', json_build_array('NO_DIFFICULTY', 'SOME_DIFFICULTY', 'A_LOT_OF_DIFFICULTY', 'CANNOT_DO_AT_ALL'))))::text
from (values
    (1, 'seeing', 'هل تواجه صعوبة في الرؤية حتى مع ارتداء النظارة؟', 'Do you have difficulty seeing, even if wearing glasses?'),
    (2, 'hearing', 'هل تواجه صعوبة في السمع حتى مع استخدام سماعة؟', 'Do you have difficulty hearing, even if using a hearing aid?'),
    (3, 'walking', 'هل تواجه صعوبة في المشي أو صعود الدرج؟', 'Do you have difficulty walking or climbing steps?'),
    (4, 'remembering', 'هل تواجه صعوبة في التذكر أو التركيز؟', 'Do you have difficulty remembering or concentrating?'),
    (5, 'selfCare', 'هل تواجه صعوبة في العناية بنفسك، كالاستحمام أو ارتداء الملابس؟', 'Do you have difficulty with self-care, such as washing all over or dressing?'),
    (6, 'communicating', 'هل تواجه صعوبة في التواصل بلغتك المعتادة، كأن تفهم أو تُفهم؟', 'Using your usual language, do you have difficulty communicating, for example understanding or being understood?')
) as question (nr, code, ar, en);

create table feedback (
    id             uuid        not null,
    version        int         not null,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    agency_id      uuid        not null,
    case_id        uuid        not null,
    content_sealed text        not null,
    satisfaction   int         not null,
    channel        text        not null,
    constraint feedback_pk primary key (id),
    constraint feedback_case_id_fk foreign key (case_id) references case_file (id),
    constraint feedback_satisfaction_ck check (satisfaction between 1 and 5)
);

create index feedback_case_ix on feedback (case_id, id desc);

alter table case_file
    add column client_informed    boolean,
    add column safety_at_closure  text,
    add column follow_up_after    date;

alter table assessment
    add column form_code    text,
    add column form_version int;
