package org.wasl.monitoring.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.contracts.code.AgeGrouping;
import org.wasl.contracts.code.CaseStatus;
import org.wasl.contracts.code.DepartureKind;
import org.wasl.contracts.code.IndicatorDimension;
import org.wasl.contracts.code.IndicatorPeriod;
import org.wasl.contracts.code.PersonStatus;
import org.wasl.contracts.code.ServiceStatus;
import org.wasl.contracts.code.ServiceType;
import org.wasl.contracts.code.Sex;
import org.wasl.contracts.event.Fact;
import org.wasl.contracts.event.PersonStated;
import org.wasl.contracts.event.ServiceStated;
import org.wasl.contracts.id.PersonId;
import org.wasl.monitoring.fact.TestFacts;
import org.wasl.platform.value.JordanTime;

/** Figures are those of a plain count over the records as they are at last, whatever happened on the way and in whatever order it was told. */
class FiguresTest extends CountedWorld {
    @Test
    void services_count_until_they_end() {
        List<ServiceStated> services = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Instant added = someTime();
            Instant ended = random.nextBoolean() ? null : added.plus(random.nextInt(200), ChronoUnit.DAYS);
            services.add(new ServiceStated(
                    new UUID(6, i),
                    1,
                    any(AGENCIES),
                    any(ServiceType.values()),
                    ended == null ? ServiceStatus.ACTIVE : ServiceStatus.DEFUNCT,
                    added,
                    added,
                    ended,
                    null,
                    List.of()));
        }
        facts.state(services);

        Map<List<String>, Double> expected = counted(sets -> {
            for (Periods.Period period :
                    Periods.between(FIRST, LAST, IndicatorPeriod.MONTH).all()) {
                Instant end =
                        period.to().plusDays(1).atStartOfDay(JordanTime.ZONE).toInstant();
                services.stream()
                        .filter(service -> service.registeredAt().isBefore(end))
                        .filter(service ->
                                service.endedAt() == null || !service.endedAt().isBefore(end))
                        .forEach(service -> sets.computeIfAbsent(
                                        List.of(period.from().toString()), key -> new HashSet<>())
                                .add(service));
            }
            return null;
        });

        assertThat(figures(facts, "services-open", IndicatorPeriod.MONTH)).isEqualTo(expected);
    }

    @Test
    void who_left_the_country_is_counted_by_how_and_who_was_only_not_seen_is_not() {
        List<DepartureKind> kinds = new ArrayList<>(List.of(DepartureKind.values()));
        kinds.add(null);
        List<PersonStated> gone = new ArrayList<>();
        for (int i = 0; i < 70; i++) {
            gone.add(new PersonStated(
                    new UUID(5, i),
                    1,
                    any(AGENCIES),
                    Set.of(),
                    random.nextInt(4) == 0 ? PersonStatus.ACTIVE : PersonStatus.INACTIVE,
                    someTime(),
                    any(kinds),
                    null,
                    START,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null));
        }
        facts.state(gone);

        assertThat(figures(facts, "persons-departed", IndicatorPeriod.YEAR, IndicatorDimension.REASON))
                .isEqualTo(counted(sets -> {
                    gone.stream()
                            .filter(person -> person.status() == PersonStatus.INACTIVE)
                            .filter(person ->
                                    person.departure() != null && person.departure() != DepartureKind.NOT_SEEN)
                            .forEach(person -> sets.computeIfAbsent(
                                            List.of(FIRST.toString(), told(person.departure())), key -> new HashSet<>())
                                    .add(person));
                    return null;
                }));
    }

    @Test
    void persons_are_counted_once_whatever_records_and_cases_they_have() {
        someMonthsOfUse();
        facts.state(told);
        Instant end = LAST.plusDays(1).atStartOfDay(JordanTime.ZONE).toInstant();

        Map<List<String>, Double> expected = counted(sets -> {
            cases.values().forEach(file -> file.states().stream()
                    .filter(state -> state.since().isBefore(end))
                    .reduce((earlier, later) -> later)
                    .filter(state -> state.status() != CaseStatus.CLOSED)
                    .ifPresent(state -> file.concerns().forEach(concern -> sets.computeIfAbsent(
                                    List.of(
                                            FIRST.toString(),
                                            concern,
                                            ageGroup(root(file.subjectId().value()), state.since())),
                                    key -> new HashSet<>())
                            .add(root(file.subjectId().value()).recordId()))));
            return null;
        });

        assertThat(figures(
                        facts,
                        "persons-in-case-management",
                        IndicatorPeriod.YEAR,
                        IndicatorDimension.CONCERN,
                        IndicatorDimension.AGE_GROUP))
                .isEqualTo(expected);
    }

    private static String ageGroup(PersonStated person, Instant at) {
        if (person.birthYear() == null) {
            return MeasureQuery.UNKNOWN;
        }
        int age = JordanTime.dateOf(at).getYear() - person.birthYear();
        return age < 5
                ? "AGE_0_4"
                : age < 12
                        ? "AGE_5_11"
                        : age < 18 ? "AGE_12_17" : age < 36 ? "AGE_18_35" : age < 60 ? "AGE_36_59" : "AGE_60_PLUS";
    }

    @Test
    void the_same_facts_in_another_order_with_some_told_again_give_the_same_figures() {
        someMonthsOfUse();
        facts.state(told);
        List<Fact> again = new ArrayList<>(told);
        for (int i = 0; i < 100; i++) {
            again.add(any(told));
        }
        Collections.shuffle(again, random);

        try (TestFacts others = TestFacts.in(folder.resolve("two"))) {
            for (int i = 0; i < again.size(); i += 37) {
                others.state(again.subList(i, Math.min(again.size(), i + 37)));
            }
            for (String code : List.of("cases-opened", "cases-open", "persons-in-registry", "case-closure-rate")) {
                assertThat(figures(others, code, IndicatorPeriod.MONTH, IndicatorDimension.AGENCY))
                        .as(code)
                        .isEqualTo(figures(facts, code, IndicatorPeriod.MONTH, IndicatorDimension.AGENCY));
            }
        }
    }

    @Test
    void of_the_present_period_is_counted_what_has_happened_and_of_a_later_one_nothing() {
        someMonthsOfUse();
        facts.state(told);
        Instant now = START.plus(100, ChronoUnit.DAYS);
        Indicator opened = indicators.find("cases-opened").orElseThrow();
        Periods months = Periods.between(FIRST, LAST, IndicatorPeriod.MONTH);

        double until = new Figures(facts.store(), null, null)
                .exact(FigureTable.by(opened, IndicatorPeriod.MONTH, months), now).figures().stream()
                        .mapToDouble(Figures.Figure::value)
                        .sum();

        assertThat(until)
                .isEqualTo(cases.values().stream()
                        .filter(file -> file.openedAt().isBefore(now))
                        .count());
        assertThat(new Figures(facts.store(), null, null)
                        .exact(
                                FigureTable.by(
                                        indicators.find("cases-open").orElseThrow(), IndicatorPeriod.MONTH, months),
                                now)
                        .figures())
                .extracting(figure -> figure.cell().period())
                .containsExactly(0, 1, 2, 3);
    }

    @Test
    void what_is_not_said_and_what_is_said_to_be_unknown_are_one_group() {
        for (int i = 0; i < 6; i++) {
            person(new UUID(4, i), null, false);
            PersonStated one = persons.get(new UUID(4, i));
            told.add(new PersonStated(
                    one.recordId(),
                    ++revision,
                    one.agencyId(),
                    one.holders(),
                    one.status(),
                    one.statusSince(),
                    null,
                    null,
                    one.registeredAt(),
                    i % 2 == 0 ? null : Sex.UNKNOWN,
                    one.birthYear(),
                    null,
                    one.governorate(),
                    null,
                    null,
                    one.nationalityGroup(),
                    null,
                    one.disability(),
                    null,
                    null));
        }
        facts.state(told);

        assertThat(figures(facts, "persons-registered", IndicatorPeriod.YEAR, IndicatorDimension.SEX)
                        .values())
                .containsExactly(6.0);
    }

    @Test
    void a_rate_is_of_the_people_who_live_in_a_governorate() {
        PersonId person = new PersonId(new UUID(1, 1));
        person(person.value(), null, false);
        for (int i = 0; i < 50; i++) {
            fileOf(new UUID(2, i), person);
        }
        facts.state(told);
        String governorate = persons.get(person.value()).governorate();

        List<Double> rate =
                figures(facts, "cases-opened-rate", IndicatorPeriod.YEAR, IndicatorDimension.GOVERNORATE)
                        .entrySet()
                        .stream()
                        .filter(each -> each.getKey().contains(governorate))
                        .map(Map.Entry::getValue)
                        .toList();

        assertThat(rate).hasSize(1);
        double inhabitants =
                Map.of("JO-AM", 4_007_526, "JO-IR", 1_770_158, "JO-AJ", 176_080).get(governorate);
        assertThat(rate.get(0)).isCloseTo(50 * 10_000 / inhabitants, within(1e-9));
    }

    @Test
    void people_are_put_into_the_age_groups_of_a_framework() {
        someMonthsOfUse();
        facts.state(told);
        Indicator registered = indicators.find("persons-registered").orElseThrow();
        Periods year = Periods.between(FIRST, LAST, IndicatorPeriod.YEAR);

        Set<String> groups = new HashSet<>();
        new Figures(facts.store(), null, null)
                .exact(
                        new FigureTable(
                                registered,
                                IndicatorPeriod.YEAR,
                                year,
                                List.of(IndicatorDimension.AGE_GROUP),
                                AgeGrouping.CHILDREN_ADULTS_OLDER,
                                null),
                        AFTERWARDS)
                .figures()
                .forEach(figure -> groups.addAll(figure.cell().groups()));

        assertThat(groups).contains("AGE_0_17", "AGE_18_59", "AGE_60_PLUS").hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void every_shipped_indicator_is_computed_by_each_of_its_dimensions() {
        someMonthsOfUse();
        facts.state(told);

        for (String code : shipped()) {
            Indicator indicator = indicators.find(code).orElseThrow();
            indicator.requireComputable();
            figures(facts, code, IndicatorPeriod.QUARTER);
            indicator.dimensions().forEach(by -> figures(facts, code, IndicatorPeriod.YEAR, by));
        }
    }

    private static Set<String> shipped() {
        try (var in = Indicators.class.getResourceAsStream("/org/wasl/monitoring/indicators.json")) {
            Set<String> codes = new HashSet<>();
            new ObjectMapper().readTree(in).fieldNames().forEachRemaining(codes::add);
            return codes;
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
