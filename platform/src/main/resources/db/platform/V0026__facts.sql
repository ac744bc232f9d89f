-- What figures count is stated of each record after each change (ADR 56). Triggers of the services note a record in the transaction that changes it, so that no way
-- of changing it is forgotten.
create table fact_due (
    seq       bigint generated always as identity,
    kind      text    not null,
    record_id uuid    not null,
    failed    boolean not null default false,
    constraint fact_due_pk primary key (seq)
);
create sequence fact_revision;

-- Of a table whose rows are what is counted. The argument: the kind of fact.
create function fact_is_due() returns trigger language plpgsql as $$
begin
    insert into fact_due (kind, record_id) values (tg_argv[0], case when tg_op = 'DELETE' then old.id else new.id end);
    return null;
end $$;

-- Of a table whose rows are parts of what is counted. The arguments: the kind of fact, and the column that names the record.
create function fact_of_whole_is_due() returns trigger language plpgsql as $$
begin
    insert into fact_due (kind, record_id)
        select distinct tg_argv[0], named.id
          from (values (case when tg_op <> 'INSERT' then (to_jsonb(old) ->> tg_argv[1])::uuid end),
                       (case when tg_op <> 'DELETE' then (to_jsonb(new) ->> tg_argv[1])::uuid end)) as named(id)
         where named.id is not null;
    return null;
end $$;

-- All records of a service once more.
create table fact_restatement (
    id           uuid        not null,
    started_by   text        not null,
    started_at   timestamptz not null,
    completed_at timestamptz,
    constraint fact_restatement_pk primary key (id)
);

-- One at a time.
create unique index fact_restatement_open_uk on fact_restatement ((true)) where completed_at is null;

-- How far it came with each kind: after a crash it goes on behind the last record.
create table fact_restatement_part (
    restatement_id uuid    not null,
    kind           text    not null,
    last_id        uuid,
    stated         bigint  not null default 0,
    done           boolean not null default false,
    constraint fact_restatement_part_pk primary key (restatement_id, kind),
    constraint fact_restatement_part_restatement_id_fk foreign key (restatement_id) references fact_restatement (id)
);

-- What was recorded before there were facts.
insert into fact_restatement (id, started_by, started_at) values (gen_random_uuid(), 'platform', now());
