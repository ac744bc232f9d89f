package org.wasl.monitoring.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.wasl.contracts.code.AgeGrouping;
import org.wasl.contracts.code.CaseStage;
import org.wasl.contracts.code.CaseStatus;
import org.wasl.contracts.code.CaseloadBand;
import org.wasl.contracts.code.ClosureReason;
import org.wasl.contracts.code.DepartureKind;
import org.wasl.contracts.code.IndicatorDimension;
import org.wasl.contracts.code.IndicatorPeriod;
import org.wasl.contracts.code.NationalityGroup;
import org.wasl.contracts.code.PersonStatus;
import org.wasl.contracts.code.Programme;
import org.wasl.contracts.code.RiskLevel;
import org.wasl.contracts.code.Sensitivity;
import org.wasl.contracts.code.ServiceStatus;
import org.wasl.contracts.code.ServiceType;
import org.wasl.contracts.code.Sex;
import org.wasl.contracts.event.CaseStated;
import org.wasl.contracts.event.Fact;
import org.wasl.contracts.event.PersonStated;
import org.wasl.contracts.event.ServiceStated;
import org.wasl.contracts.event.WorkerStated;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.PersonId;
import org.wasl.contracts.id.WorkerId;
import org.wasl.monitoring.fact.TestFacts;
import org.wasl.platform.testing.TestRandom;
import org.wasl.platform.value.JordanTime;

/** Figures are those of a plain count over the records as they are at last, whatever happened on the way and in whatever order it was told. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FiguresTest {
    private static final LocalDate FIRST = LocalDate.parse("2025-01-01");
    private static final LocalDate LAST = LocalDate.parse("2025-12-31");
    private static final Instant AFTERWARDS = Instant.parse("2030-01-01T00:00:00Z");
    private static final Instant START = FIRST.atStartOfDay(JordanTime.ZONE).toInstant();
    private static final List<AgencyId> AGENCIES = List.of(new AgencyId(new UUID(7, 1)), new AgencyId(new UUID(7, 2)));
    private static final List<String> GOVERNORATES = List.of("JO-AM", "JO-IR", "JO-AJ");

    @TempDir
    Path folder;

    private Random random;
    private TestFacts facts;
    private Indicators indicators;
    private final Map<UUID, PersonStated> persons = new HashMap<>();
    private final Map<UUID, CaseStated> cases = new HashMap<>();
    private final List<Fact> told = new ArrayList<>();
    private long revision;

    @BeforeEach
    void open(TestInfo test) {
        random = TestRandom.of(test);
        facts = TestFacts.in(folder.resolve("one"));
        indicators = new Indicators(null, TestFacts.conventions());
    }

    @AfterEach
    void close() {
        facts.close();
    }

    private Instant someTime() {
        return START.plus(random.nextInt(365 * 24 * 60), ChronoUnit.MINUTES);
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private <T> T any(T[] of) {
        return of[random.nextInt(of.length)];
    }

    private void person(UUID id, PersonId survivor, boolean erased) {
        PersonStated before = persons.get(id);
        PersonStated now = new PersonStated(
                id,
                ++revision,
                before == null ? any(AGENCIES) : before.agencyId(),
                Set.of(),
                erased ? PersonStatus.ERASED : survivor == null ? PersonStatus.ACTIVE : PersonStatus.MERGED,
                START,
                null,
                survivor,
                before == null ? someTime() : before.registeredAt(),
                any(Sex.values()),
                erased ? null : 1940 + random.nextInt(80),
                null,
                erased ? null : any(GOVERNORATES),
                null,
                null,
                random.nextInt(4) == 0 ? null : any(NationalityGroup.values()),
                null,
                random.nextBoolean(),
                null,
                null);
        persons.put(id, now);
        told.add(now);
    }

    private void fileOf(UUID id, PersonId subject) {
        Instant opened = someTime();
        AgencyId opener = any(AGENCIES);
        List<CaseStated.State> states = new ArrayList<>(List.of(new CaseStated.State(
                opened, opener, CaseStatus.OPEN, CaseStage.ASSESSMENT, RiskLevel.NOT_ASSESSED, null)));
        Instant at = opened;
        while (random.nextInt(3) > 0) {
            at = at.plus(1 + random.nextInt(60 * 24 * 60), ChronoUnit.MINUTES);
            CaseStatus status = any(new CaseStatus[] {CaseStatus.OPEN, CaseStatus.ON_HOLD, CaseStatus.CLOSED});
            states.add(new CaseStated.State(
                    at,
                    any(AGENCIES),
                    status,
                    CaseStage.ASSESSMENT,
                    any(RiskLevel.values()),
                    status == CaseStatus.CLOSED ? any(ClosureReason.values()) : null));
        }
        CaseStated.State last = states.get(states.size() - 1);
        CaseStated now = new CaseStated(
                id,
                ++revision,
                last.agencyId(),
                opener,
                subject,
                any(Programme.values()),
                Sensitivity.STANDARD,
                last.status(),
                last.stage(),
                last.risk(),
                null,
                random.nextBoolean() ? List.of("health") : List.of("health", "education"),
                null,
                null,
                JordanTime.dateOf(opened),
                opened,
                null,
                last.status() == CaseStatus.CLOSED ? last.since() : null,
                last.closureReason(),
                null,
                0,
                null,
                null,
                null,
                false,
                states);
        cases.put(id, now);
        told.add(now);
    }

    /** Some hundred records with corrections, merges over several steps, merges that are undone, and erasures. */
    private void someMonthsOfUse() {
        List<UUID> people = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            UUID id = new UUID(random.nextLong(), random.nextLong());
            people.add(id);
            person(id, null, false);
        }
        for (int i = 0; i < 200; i++) {
            fileOf(new UUID(random.nextLong(), random.nextLong()), new PersonId(any(people)));
        }
        for (int i = 0; i < 150; i++) {
            int first = random.nextInt(people.size());
            int second = random.nextInt(people.size());
            switch (random.nextInt(4)) {
                // Merges go one way, as in the registry: no two records are each other's survivors.
                case 0 ->
                    person(
                            people.get(Math.max(first, second)),
                            first == second ? null : new PersonId(people.get(Math.min(first, second))),
                            false);
                case 1 -> person(people.get(first), null, random.nextInt(5) == 0);
                case 2 -> {
                    CaseStated known = any(List.copyOf(cases.values()));
                    fileOf(known.recordId(), new PersonId(people.get(first)));
                }
                default -> person(people.get(first), null, false);
            }
        }
    }

    private PersonStated root(UUID person) {
        PersonStated one = persons.get(person);
        return one.survivorId() == null ? one : root(one.survivorId().value());
    }

    private Map<List<String>, Double> figures(
            TestFacts of, String code, IndicatorPeriod period, IndicatorDimension... by) {
        Indicator indicator = indicators.find(code).orElseThrow();
        Periods periods = Periods.between(FIRST, LAST, period);
        Map<List<String>, Double> values = new TreeMap<>(java.util.Comparator.comparing(List::toString));
        new Figures(of.store(), null, null)
                .exact(FigureTable.by(indicator, period, periods, by), AFTERWARDS)
                .figures()
                .forEach(figure -> {
                    List<String> key = new ArrayList<>();
                    key.add(periods.all().get(figure.cell().period()).from().toString());
                    key.addAll(figure.cell().groups());
                    values.put(key, figure.value());
                });
        return values;
    }

    private Map<List<String>, Double> counted(Function<Map<List<String>, Set<Object>>, Void> count) {
        Map<List<String>, Set<Object>> sets = new HashMap<>();
        count.apply(sets);
        Map<List<String>, Double> sizes = new TreeMap<>(java.util.Comparator.comparing(List::toString));
        sets.forEach((key, set) -> sizes.put(key, (double) set.size()));
        return sizes;
    }

    private static String month(Instant time) {
        return JordanTime.dateOf(time).withDayOfMonth(1).toString();
    }

    private static String told(Object code) {
        return code == null ? MeasureQuery.UNKNOWN : code.toString();
    }

    @Test
    void cases_are_counted_by_what_is_known_of_the_person_who_survived_all_merges() {
        someMonthsOfUse();
        facts.state(told);

        Map<List<String>, Double> expected = counted(sets -> {
            cases.values().stream()
                    .filter(file -> file.openedAt().isBefore(START.plus(365, ChronoUnit.DAYS)))
                    .forEach(file -> {
                        PersonStated person = root(file.subjectId().value());
                        sets.computeIfAbsent(
                                        List.of(month(file.openedAt()), told(person.sex()), told(person.governorate())),
                                        key -> new HashSet<>())
                                .add(file.recordId());
                    });
            return null;
        });

        assertThat(figures(
                        facts,
                        "cases-opened",
                        IndicatorPeriod.MONTH,
                        IndicatorDimension.SEX,
                        IndicatorDimension.GOVERNORATE))
                .isEqualTo(expected)
                .hasSizeGreaterThan(50);
    }

    @Test
    void open_cases_are_those_of_the_end_of_the_period_with_the_risk_of_then() {
        someMonthsOfUse();
        facts.state(told);

        Map<List<String>, Double> expected = counted(sets -> {
            for (Periods.Period period :
                    Periods.between(FIRST, LAST, IndicatorPeriod.MONTH).all()) {
                Instant end =
                        period.to().plusDays(1).atStartOfDay(JordanTime.ZONE).toInstant();
                cases.values().forEach(file -> file.states().stream()
                        .filter(state -> state.since().isBefore(end))
                        .reduce((earlier, later) -> later)
                        .filter(state -> state.status() != CaseStatus.CLOSED)
                        .ifPresent(state -> sets.computeIfAbsent(
                                        List.of(period.from().toString(), told(state.risk())), key -> new HashSet<>())
                                .add(file.recordId())));
            }
            return null;
        });

        assertThat(figures(facts, "cases-open", IndicatorPeriod.MONTH, IndicatorDimension.RISK))
                .isEqualTo(expected);
    }

    @Test
    void a_case_that_was_opened_counts_for_the_agency_that_opened_it() {
        someMonthsOfUse();
        facts.state(told);

        Map<List<String>, Double> expected = counted(sets -> {
            cases.values().stream()
                    .filter(file -> JordanTime.dateOf(file.openedAt()).getYear() == FIRST.getYear())
                    .forEach(file -> sets.computeIfAbsent(
                                    List.of(month(file.openedAt()), told(file.openedBy())), key -> new HashSet<>())
                            .add(file.recordId()));
            return null;
        });

        assertThat(figures(facts, "cases-opened", IndicatorPeriod.MONTH, IndicatorDimension.AGENCY))
                .isEqualTo(expected);
    }

    @Test
    void open_cases_of_then_are_those_of_the_agency_that_worked_on_them_then() {
        someMonthsOfUse();
        facts.state(told);

        Map<List<String>, Double> expected = counted(sets -> {
            for (Periods.Period period :
                    Periods.between(FIRST, LAST, IndicatorPeriod.MONTH).all()) {
                Instant end =
                        period.to().plusDays(1).atStartOfDay(JordanTime.ZONE).toInstant();
                cases.values().forEach(file -> file.states().stream()
                        .filter(state -> state.since().isBefore(end))
                        .reduce((earlier, later) -> later)
                        .filter(state -> state.status() != CaseStatus.CLOSED)
                        .ifPresent(state -> sets.computeIfAbsent(
                                        List.of(period.from().toString(), told(state.agencyId())),
                                        key -> new HashSet<>())
                                .add(file.recordId())));
            }
            return null;
        });

        assertThat(figures(facts, "cases-open", IndicatorPeriod.MONTH, IndicatorDimension.AGENCY))
                .isEqualTo(expected);
    }

    /** @param began when the case was opened, or opened again */
    private record Closure(CaseStated file, CaseStated.State state, Instant began) {
        double hours() {
            return (state.since().toEpochMilli() - began.toEpochMilli()) / 3_600_000.0;
        }
    }

    private List<Closure> closures() {
        List<Closure> closures = new ArrayList<>();
        for (CaseStated file : cases.values()) {
            Instant began = file.openedAt();
            boolean closed = false;
            for (CaseStated.State state : file.states()) {
                if (state.status() == CaseStatus.CLOSED && !closed) {
                    closures.add(new Closure(file, state, began));
                } else if (state.status() != CaseStatus.CLOSED && closed) {
                    began = state.since();
                }
                closed = state.status() == CaseStatus.CLOSED;
            }
        }
        return closures.stream()
                .filter(closure -> JordanTime.dateOf(closure.state().since()).getYear() == FIRST.getYear())
                .toList();
    }

    @Test
    void closures_count_with_their_agency_and_reason_also_of_cases_that_were_reopened_since() {
        someMonthsOfUse();
        facts.state(told);

        Map<List<String>, Double> expected = counted(sets -> {
            closures().forEach(closure -> sets.computeIfAbsent(
                            List.of(
                                    month(closure.state().since()),
                                    told(closure.state().agencyId()),
                                    told(closure.state().closureReason())),
                            key -> new HashSet<>())
                    .add(closure));
            return null;
        });

        assertThat(figures(
                        facts,
                        "cases-closed",
                        IndicatorPeriod.MONTH,
                        IndicatorDimension.AGENCY,
                        IndicatorDimension.REASON))
                .isEqualTo(expected)
                .hasSizeGreaterThan(50);
    }

    @Test
    void the_time_to_a_closure_begins_with_the_last_reopening_before_it() {
        someMonthsOfUse();
        facts.state(told);

        Map<List<String>, List<Double>> hours = new HashMap<>();
        closures().forEach(closure -> hours.computeIfAbsent(
                        List.of(FIRST.toString(), told(closure.state().agencyId())), key -> new ArrayList<>())
                .add(closure.hours()));

        assertThat(closures())
                .anyMatch(closure -> closure.began().isAfter(closure.file().openedAt()));
        Map<List<String>, Double> medians =
                figures(facts, "time-to-closure", IndicatorPeriod.YEAR, IndicatorDimension.AGENCY);
        assertThat(medians).hasSameSizeAs(hours);
        hours.forEach((key, all) -> assertThat(medians.get(key)).as("%s", key).isCloseTo(median(all), within(0.001)));
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    @Test
    void cases_and_workers_are_set_against_those_who_supervise() {
        someMonthsOfUse();
        facts.state(told);
        List<WorkerStated> workers = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Instant left = random.nextInt(3) == 0
                    ? someTime().plus(365, ChronoUnit.DAYS).minus(180, ChronoUnit.DAYS)
                    : null;
            workers.add(new WorkerStated(
                    new UUID(8, i),
                    1,
                    any(AGENCIES),
                    left == null,
                    random.nextInt(3) == 0 ? null : new WorkerId(new UUID(8, random.nextInt(60))),
                    random.nextInt(3),
                    BigDecimal.ONE,
                    25,
                    any(CaseloadBand.values()),
                    START,
                    left));
        }
        facts.state(workers);
        Instant end = LAST.plusDays(1).atStartOfDay(JordanTime.ZONE).toInstant();
        List<WorkerStated> there = workers.stream()
                .filter(worker -> worker.leftAt() == null || !worker.leftAt().isBefore(end))
                .toList();

        double supervisors =
                there.stream().filter(worker -> worker.guides() > 0).count();
        double guided =
                there.stream().filter(worker -> worker.supervisorId() != null).count();
        double open = figures(facts, "cases-open", IndicatorPeriod.YEAR)
                .values()
                .iterator()
                .next();
        assertThat(figures(facts, "workers-per-supervisor", IndicatorPeriod.YEAR)
                        .values())
                .containsExactly(guided / supervisors);
        assertThat(figures(facts, "cases-per-supervisor", IndicatorPeriod.YEAR).values())
                .containsExactly(open / supervisors);
        assertThat(figures(facts, "cases-per-worker", IndicatorPeriod.YEAR).values())
                .containsExactly(open / there.size());
        assertThat(figures(facts, "workers", IndicatorPeriod.YEAR, IndicatorDimension.CASELOAD))
                .isEqualTo(counted(sets -> {
                    there.forEach(worker -> sets.computeIfAbsent(
                                    List.of(FIRST.toString(), told(worker.caseloadBand())), key -> new HashSet<>())
                            .add(worker));
                    return null;
                }));
    }

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
                                AgeGrouping.CHILDREN_ADULTS_OLDER),
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
