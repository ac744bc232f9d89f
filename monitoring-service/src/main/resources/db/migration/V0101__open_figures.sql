-- Figures that may be published, written anew after each publication of the facts: under disclosure control (ADR 60), of places no smaller than a governorate, of no
-- agency and of no incident. For tools that speak SQL, by roles that belong to wasl_analyst.
create table open_figure (
    indicator   text not null,
    title_ar    text not null,
    title_en    text not null,
    unit        text not null,
    period      text not null,
    period_from date not null,
    period_to   date not null,
    dimension   text,
    group_code  text,
    value       double precision,
    numerator   double precision,
    denominator double precision
);

create index open_figure_indicator on open_figure (indicator, period, dimension, period_from);

create table open_publication (
    published_at timestamptz not null,
    figures      bigint      not null
);

do $$
begin
    if exists (select from pg_roles where rolname = 'wasl_analyst') then
        grant usage on schema public to wasl_analyst;
        grant select on open_figure, open_publication to wasl_analyst;
    end if;
end $$;
