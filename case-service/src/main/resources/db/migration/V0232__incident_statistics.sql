-- Whether the incidents of an agency are counted in figures: off where there is no row.
create table incident_statistics (
    agency_id  uuid        not null,
    enabled    boolean     not null,
    changed_by text        not null,
    changed_at timestamptz not null,
    coded_at   timestamptz,
    constraint incident_statistics_pk primary key (agency_id)
);

-- Incidents are sealed. What is counted of them stands here, of agencies that have switched it on and only as long as it is on.
create table incident_code (
    incident_id     uuid not null,
    case_id         uuid not null,
    agency_id       uuid not null,
    gbv_type        text not null,
    reporting_delay text not null,
    reported_year   int  not null,
    reported_month  int  not null,
    constraint incident_code_pk primary key (incident_id),
    constraint incident_code_incident_id_fk foreign key (incident_id) references incident (id) on delete cascade,
    constraint incident_code_agency_id_fk foreign key (agency_id) references incident_statistics (agency_id)
);
create index incident_code_agency_ix on incident_code (agency_id);
create index incident_agency_ix on incident (agency_id, id);

create view incident_fact as
select c.incident_id as record_id, c.case_id, c.agency_id, c.gbv_type, c.reporting_delay, c.reported_year, c.reported_month
  from incident_code c join incident_statistics s on s.agency_id = c.agency_id
 where s.enabled;

create function incident_fact_is_due() returns trigger language plpgsql as $$
begin
    insert into fact_due (kind, record_id)
        values ('incident', case when tg_op = 'DELETE' then old.incident_id else new.incident_id end);
    return null;
end $$;
create trigger incident_fact_is_due after insert or update or delete on incident_code
    for each row execute function incident_fact_is_due();
