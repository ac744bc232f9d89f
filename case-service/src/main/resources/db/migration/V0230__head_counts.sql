-- Of sessions that are open to everybody: how many of each group were there. A session has these or the attendance of those who are enrolled.
create table session_head_count (
    session_id        uuid not null,
    position          int  not null,
    sex               text not null,
    age_group         text not null,
    disability        boolean,
    nationality_group text,
    heads             int  not null,
    constraint session_head_count_pk primary key (session_id, position),
    constraint session_head_count_session_id_fk foreign key (session_id) references programme_session (id),
    constraint session_head_count_heads_ck check (heads >= 0)
);

create or replace view session_fact as
select s.id as record_id,
       s.programme_id,
       s.agency_id,
       s.held_on,
       (select cast(count(*) as int) from session_attendance a where a.session_id = s.id and a.attendance = 'PRESENT') as present,
       (select cast(count(*) as int) from session_attendance a where a.session_id = s.id and a.attendance = 'ABSENT') as absent,
       (select cast(count(*) as int) from session_attendance a where a.session_id = s.id and a.attendance = 'EXCUSED') as excused,
       coalesce((select jsonb_agg(jsonb_build_object('sex', h.sex, 'age_group', h.age_group, 'disability', h.disability,
                                                     'nationality_group', h.nationality_group, 'count', h.heads) order by h.position)
                   from session_head_count h where h.session_id = s.id), '[]') as heads
  from programme_session s;
create trigger session_fact_is_due after insert or update or delete on session_head_count
    for each row execute function fact_of_whole_is_due('session', 'session_id');
