package org.wasl.monitoring.indicator;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
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
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.wasl.contracts.code.CaseStage;
import org.wasl.contracts.code.CaseStatus;
import org.wasl.contracts.code.ClosureReason;
import org.wasl.contracts.code.IndicatorDimension;
import org.wasl.contracts.code.IndicatorPeriod;
import org.wasl.contracts.code.NationalityGroup;
import org.wasl.contracts.code.PersonStatus;
import org.wasl.contracts.code.Programme;
import org.wasl.contracts.code.RiskLevel;
import org.wasl.contracts.code.Sensitivity;
import org.wasl.contracts.code.Sex;
import org.wasl.contracts.event.CaseStated;
import org.wasl.contracts.event.Fact;
import org.wasl.contracts.event.PersonStated;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.PersonId;
import org.wasl.monitoring.fact.TestFacts;
import org.wasl.platform.testing.TestRandom;
import org.wasl.platform.value.JordanTime;

/** Records of some months of use, with corrections, merges and erasures, and the figures of their facts beside a plain count. */
@DisplayNameGeneration(ReplaceUnderscores.class)
abstract class CountedWorld {
    static final LocalDate FIRST = LocalDate.parse("2025-01-01");
    static final LocalDate LAST = LocalDate.parse("2025-12-31");
    static final Instant AFTERWARDS = Instant.parse("2030-01-01T00:00:00Z");
    static final Instant START = FIRST.atStartOfDay(JordanTime.ZONE).toInstant();
    static final List<AgencyId> AGENCIES = List.of(new AgencyId(new UUID(7, 1)), new AgencyId(new UUID(7, 2)));
    static final List<UUID> RESPONSES = List.of(new UUID(9, 1), new UUID(9, 2));
    static final List<String> GOVERNORATES = List.of("JO-AM", "JO-IR", "JO-AJ");

    @TempDir
    Path folder;

    Random random;
    TestFacts facts;
    Indicators indicators;
    final Map<UUID, PersonStated> persons = new HashMap<>();
    final Map<UUID, CaseStated> cases = new HashMap<>();
    final List<Fact> told = new ArrayList<>();
    long revision;

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

    Instant someTime() {
        return START.plus(random.nextInt(365 * 24 * 60), ChronoUnit.MINUTES);
    }

    <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    <T> T any(T[] of) {
        return of[random.nextInt(of.length)];
    }

    void person(UUID id, PersonId survivor, boolean erased) {
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

    void fileOf(UUID id, PersonId subject) {
        fileOf(id, subject, random.nextBoolean() ? any(RESPONSES) : null);
    }

    /** @param response null where it belongs to none */
    void fileOf(UUID id, PersonId subject, UUID response) {
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
                response,
                states);
        cases.put(id, now);
        told.add(now);
    }

    /** Some hundred records with corrections, merges over several steps, merges that are undone, and erasures. */
    void someMonthsOfUse() {
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

    PersonStated root(UUID person) {
        PersonStated one = persons.get(person);
        return one.survivorId() == null ? one : root(one.survivorId().value());
    }

    Map<List<String>, Double> figures(TestFacts of, String code, IndicatorPeriod period, IndicatorDimension... by) {
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

    Map<List<String>, Double> counted(Function<Map<List<String>, Set<Object>>, Void> count) {
        Map<List<String>, Set<Object>> sets = new HashMap<>();
        count.apply(sets);
        Map<List<String>, Double> sizes = new TreeMap<>(java.util.Comparator.comparing(List::toString));
        sets.forEach((key, set) -> sizes.put(key, (double) set.size()));
        return sizes;
    }

    static String month(Instant time) {
        return JordanTime.dateOf(time).withDayOfMonth(1).toString();
    }

    static String told(Object code) {
        return code == null ? MeasureQuery.UNKNOWN : code.toString();
    }
}
