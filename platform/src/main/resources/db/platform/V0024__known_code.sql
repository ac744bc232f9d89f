-- Codes of vocabularies that an administrator added or changed: written by the gateway, whose they are, and copied by the other services from its events.
-- What is shipped stands in contracts.
create table known_code (
    list       varchar(40)  not null,
    code       varchar(60)  not null,
    ar         varchar(200) not null,
    en         varchar(200) not null,
    peer_codes jsonb        not null,
    retired    boolean      not null,
    constraint known_code_pk primary key (list, code)
);
