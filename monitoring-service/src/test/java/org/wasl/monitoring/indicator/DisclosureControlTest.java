package org.wasl.monitoring.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wasl.contracts.code.IndicatorDimension.AGENCY;
import static org.wasl.contracts.code.IndicatorDimension.DISABILITY;
import static org.wasl.contracts.code.IndicatorDimension.GOVERNORATE;
import static org.wasl.contracts.code.IndicatorDimension.NATIONALITY_GROUP;
import static org.wasl.contracts.code.IndicatorDimension.SEX;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wasl.contracts.code.IndicatorDimension;
import org.wasl.contracts.code.IndicatorPeriod;
import org.wasl.contracts.code.NationalityGroup;
import org.wasl.contracts.code.PersonStatus;
import org.wasl.contracts.code.Sex;
import org.wasl.contracts.event.PersonStated;
import org.wasl.contracts.event.TrainingStated;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.WorkerId;
import org.wasl.monitoring.fact.TestFacts;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.testing.TestCiphers;
import org.wasl.platform.value.JordanTime;

/** Nobody learns of a small group from the figures that everybody may read, however they are combined: by somebody who asks for all tables, on many days, and who knows the own part. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DisclosureControlTest {
    private static final LocalDate FIRST = LocalDate.parse("2025-01-01");
    private static final LocalDate EARLIER = LocalDate.parse("2023-01-01");
    private static final LocalDate LAST = LocalDate.parse("2025-12-31");
    private static final Instant START = FIRST.atStartOfDay(JordanTime.ZONE).toInstant();
    private static final Instant AFTERWARDS = Instant.parse("2026-01-10T00:00:00Z");
    private static final AgencyId LARGE = new AgencyId(new UUID(8, 1));
    private static final AgencyId SMALL = new AgencyId(new UUID(8, 2));
    private static final int MONTHS = 36;
    private static final int LATE = 20;
    private static final List<IndicatorDimension> DIMENSIONS =
            List.of(SEX, GOVERNORATE, AGENCY, NATIONALITY_GROUP, DISABILITY);

    private static final String KEY = "test:" + Base64.getEncoder().encodeToString(new byte[32]);

    @TempDir
    Path folder;

    private final Random random = new Random(22);
    private TestFacts facts;
    private Figures figures;
    private Indicators indicators;
    private long revision;

    @BeforeEach
    void open() {
        facts = TestFacts.in(folder);
        figures = new Figures(facts.store(), null, new DisclosureControl(TestCiphers.keys(List.of(KEY), List.of(KEY))));
        indicators = new Indicators(null, TestFacts.conventions());
    }

    @AfterEach
    void close() {
        facts.close();
    }

    private PersonStated person(AgencyId agency, Sex sex, String governorate, LocalDate day) {
        return new PersonStated(
                new UUID(random.nextLong(), random.nextLong()),
                ++revision,
                agency,
                Set.of(),
                PersonStatus.ACTIVE,
                START,
                null,
                null,
                day.atTime(12, 0).atZone(JordanTime.ZONE).toInstant(),
                sex,
                1990,
                null,
                governorate,
                null,
                null,
                random.nextInt(4) == 0 ? NationalityGroup.SYRIAN : NationalityGroup.JORDANIAN,
                null,
                random.nextInt(8) == 0,
                null,
                null);
    }

    private Stream<PersonStated> persons(int count, AgencyId agency, Sex sex, String governorate, LocalDate day) {
        return IntStream.range(0, count).mapToObj(i -> person(agency, sex, governorate, day));
    }

    /** Many groups are large, and many small, as in a country with a capital. */
    private List<PersonStated> aYear() {
        List<PersonStated> all = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            all.add(person(
                    random.nextInt(10) == 0 ? SMALL : LARGE,
                    random.nextInt(6) == 0 ? Sex.FEMALE : Sex.MALE,
                    List.of("JO-AM", "JO-AM", "JO-AM", "JO-IR", "JO-AJ").get(random.nextInt(5)),
                    FIRST.plusDays(random.nextInt(365))));
        }
        return all;
    }

    private void published(List<PersonStated> persons) {
        facts.state(persons);
        facts.publish(AFTERWARDS);
    }

    private Map<Cell, Double> told(IndicatorPeriod period, IndicatorDimension... by) {
        return numbers(figures.published(FigureTable.by(registered(), period, Periods.between(FIRST, LAST, period), by))
                .figures());
    }

    private Map<Cell, Double> exact(IndicatorPeriod period, IndicatorDimension... by) {
        return numbers(figures.exact(
                        FigureTable.by(registered(), period, Periods.between(FIRST, LAST, period), by), AFTERWARDS)
                .figures());
    }

    private Indicator registered() {
        return indicators.find("persons-registered").orElseThrow();
    }

    private static Map<Cell, Double> numbers(List<Figures.Figure> figures) {
        Map<Cell, Double> numbers = new HashMap<>();
        figures.forEach(figure -> numbers.put(figure.cell(), figure.value()));
        return numbers;
    }

    private static List<IndicatorDimension[]> allTables() {
        List<IndicatorDimension[]> tables = new ArrayList<>();
        tables.add(new IndicatorDimension[0]);
        for (int i = 0; i < DIMENSIONS.size(); i++) {
            tables.add(new IndicatorDimension[] {DIMENSIONS.get(i)});
            for (int j = i + 1; j < DIMENSIONS.size(); j++) {
                tables.add(new IndicatorDimension[] {DIMENSIONS.get(i), DIMENSIONS.get(j)});
            }
        }
        return tables;
    }

    @Test
    void no_count_under_five_is_told_and_each_that_is_told_is_near_and_a_multiple_of_five() {
        published(aYear());

        for (IndicatorPeriod period : IndicatorPeriod.values()) {
            for (IndicatorDimension[] by : allTables()) {
                if (by.length > 0 && period.compareTo(IndicatorPeriod.MONTH) < 0) {
                    continue;
                }
                Map<Cell, Double> exact = exact(period, by);
                told(period, by).forEach((cell, number) -> {
                    assertThat(exact.get(cell)).isGreaterThanOrEqualTo(5);
                    assertThat(number % 5).isZero();
                    assertThat(number - exact.get(cell)).isBetween(-10.0, 6.0);
                });
            }
        }
    }

    /** Where nothing of others is left out: so what is told adds up to the truth over many groups. */
    @Test
    void rounding_is_not_to_one_side() {
        published(IntStream.range(0, 100)
                .boxed()
                .flatMap(i -> persons(20 + random.nextInt(20), LARGE, Sex.MALE, "JO-" + i, FIRST))
                .toList());

        Map<Cell, Double> exact = exact(IndicatorPeriod.YEAR, GOVERNORATE);
        double away = told(IndicatorPeriod.YEAR, GOVERNORATE).entrySet().stream()
                .mapToDouble(each -> each.getValue() - exact.get(each.getKey()))
                .average()
                .orElseThrow();

        assertThat(away).isBetween(-1.0, 1.0);
    }

    @Test
    void the_same_records_have_the_same_figure_until_one_of_them_changes() {
        published(aYear());
        Map<Cell, Double> first = told(IndicatorPeriod.MONTH, SEX, GOVERNORATE);

        facts.publish(AFTERWARDS.plus(1, ChronoUnit.DAYS));

        assertThat(told(IndicatorPeriod.MONTH, SEX, GOVERNORATE)).isEqualTo(first);
    }

    @Test
    void what_comes_in_the_day_is_in_no_figure_until_the_next_publication() {
        published(persons(40, LARGE, Sex.MALE, "JO-AM", FIRST).toList());
        Map<Cell, Double> before = told(IndicatorPeriod.YEAR);

        facts.state(persons(40, LARGE, Sex.MALE, "JO-AM", FIRST).toList());
        assertThat(told(IndicatorPeriod.YEAR)).isEqualTo(before);

        facts.publish(AFTERWARDS.plus(1, ChronoUnit.DAYS));
        assertThat(told(IndicatorPeriod.YEAR)).isNotEqualTo(before);
    }

    @Test
    void by_groups_the_figures_are_those_of_the_publication_of_the_month() {
        published(persons(40, LARGE, Sex.MALE, "JO-AM", FIRST).toList());
        Map<Cell, Double> before = told(IndicatorPeriod.YEAR, SEX);

        facts.state(persons(40, LARGE, Sex.MALE, "JO-AM", FIRST).toList());
        facts.publishOfDay(AFTERWARDS.plus(1, ChronoUnit.DAYS));

        assertThat(told(IndicatorPeriod.YEAR, SEX)).isEqualTo(before);
        assertThat(told(IndicatorPeriod.YEAR).values()).allMatch(number -> number > 70);
    }

    /** Somebody keeps the tables of a publication, and compares them with those of the next one: with one person more, who was registered in a month that is long over. */
    @Test
    void two_publications_do_not_tell_who_came_in_between() {
        published(aYear());
        Map<Told, Double> before = allThatIsToldByGroups();
        int seen = 0;
        int guessed = 0;
        int moved = 0;
        int movedWithout = 0;
        for (int round = 1; round <= LATE; round++) {
            PersonStated late = aYear().get(0);
            facts.state(late);
            facts.publish(AFTERWARDS.plus(30L * round, ChronoUnit.DAYS));
            Map<Told, Double> after = allThatIsToldByGroups();
            Set<String> truth = values(late);

            Map<Told, Double> moves = moves(before, after);
            moved += (int) moves.keySet().stream()
                    .filter(cell -> truth.containsAll(cell.values()))
                    .count();
            movedWithout += (int) moves.keySet().stream()
                    .filter(cell -> !truth.containsAll(cell.values()))
                    .count();
            seen += valuesOfAllThatMoved(moves).equals(truth) ? 1 : 0;
            guessed += mostLikely(moves).equals(truth) ? 1 : 0;
            before = after;
        }

        assertThat(movedWithout).as("cells without the person that moved").isGreaterThan(5 * moved);
        assertThat(seen).as("read from the cells that moved").isZero();
        assertThat(guessed).as("of %d, by the most likely values", LATE).isLessThan(LATE / 4);
    }

    /** @param values by dimension: {@code SEX=FEMALE}; the first is the period */
    private record Told(Set<String> values) {}

    private Map<Told, Double> allThatIsToldByGroups() {
        Map<Told, Double> all = new HashMap<>();
        for (IndicatorPeriod period : List.of(IndicatorPeriod.MONTH, IndicatorPeriod.QUARTER, IndicatorPeriod.YEAR)) {
            for (IndicatorDimension[] by : allTables()) {
                if (by.length > 0) {
                    told(period, by).forEach((cell, number) -> {
                        Set<String> values = new HashSet<>(Set.of(period + "=" + cell.period()));
                        for (int i = 0; i < by.length; i++) {
                            values.add(by[i] + "=" + cell.groups().get(i));
                        }
                        all.put(new Told(values), number);
                    });
                }
            }
        }
        return all;
    }

    private static Set<String> values(PersonStated person) {
        int month = JordanTime.dateOf(person.registeredAt()).getMonthValue() - 1;
        return values(
                month,
                person.sex().name(),
                person.governorate(),
                person.agencyId().toString(),
                person.nationalityGroup().name(),
                String.valueOf(person.disability()));
    }

    private static Set<String> values(int month, String... groups) {
        Set<String> values = new HashSet<>(Set.of("MONTH=" + month, "QUARTER=" + month / 3, "YEAR=0"));
        for (int i = 0; i < groups.length; i++) {
            values.add(DIMENSIONS.get(i) + "=" + groups[i]);
        }
        return values;
    }

    private static Map<Told, Double> moves(Map<Told, Double> before, Map<Told, Double> after) {
        Map<Told, Double> moves = new HashMap<>();
        Stream.concat(before.keySet().stream(), after.keySet().stream()).forEach(cell -> {
            double move = after.getOrDefault(cell, 2.0) - before.getOrDefault(cell, 2.0);
            if (move != 0) {
                moves.put(cell, move);
            }
        });
        return moves;
    }

    /** Where only cells that hold one person move, the person's values are all that they name. */
    private static Set<String> valuesOfAllThatMoved(Map<Told, Double> moves) {
        return moves.keySet().stream().flatMap(cell -> cell.values().stream()).collect(Collectors.toSet());
    }

    /** Of all that the person may be the values whose cells rose most, taken together. */
    private static Set<String> mostLikely(Map<Told, Double> moves) {
        Set<String> best = Set.of();
        double most = Double.NEGATIVE_INFINITY;
        for (int month = 0; month < 12; month++) {
            for (String sex : List.of("FEMALE", "MALE")) {
                for (String governorate : List.of("JO-AM", "JO-IR", "JO-AJ")) {
                    for (AgencyId agency : List.of(LARGE, SMALL)) {
                        for (String nationality : List.of("SYRIAN", "JORDANIAN")) {
                            for (String disability : List.of("true", "false")) {
                                Set<String> all =
                                        values(month, sex, governorate, agency.toString(), nationality, disability);
                                double rise = moves.entrySet().stream()
                                        .filter(each ->
                                                all.containsAll(each.getKey().values()))
                                        .mapToDouble(Map.Entry::getValue)
                                        .sum();
                                if (rise > most) {
                                    most = rise;
                                    best = all;
                                }
                            }
                        }
                    }
                }
            }
        }
        return best;
    }

    /** It knows its own exact figure: what others add to it must not be what is left. */
    @Test
    void an_agency_does_not_learn_of_the_few_that_others_have_beside_its_own() {
        List<PersonStated> own = persons(43, LARGE, Sex.MALE, "JO-AM", FIRST).toList();
        published(own);
        Map<Cell, Double> alone = told(IndicatorPeriod.YEAR);

        for (int others = 1; others < 5; others++) {
            published(persons(1, SMALL, Sex.FEMALE, "JO-AM", FIRST).toList());
            assertThat(told(IndicatorPeriod.YEAR)).as("beside %d", others).isEqualTo(alone);
        }
    }

    @Test
    void sums_and_means_do_not_say_whether_others_have_a_few_beside_the_largest() {
        WorkerId own = new WorkerId(new UUID(9, 1));
        WorkerId other = new WorkerId(new UUID(9, 2));
        facts.state(TestFacts.worker(own, LARGE), TestFacts.worker(other, SMALL));
        for (int i = 0; i < 12; i++) {
            trained(own, "2");
        }
        facts.publish(AFTERWARDS);
        Double alone = hours();
        assertThat(alone).isNotNull();

        for (int i = 0; i < 4; i++) {
            trained(other, "30");
            facts.publish(AFTERWARDS);
            assertThat(hours()).isEqualTo(alone);
        }
    }

    private void trained(WorkerId worker, String hours) {
        facts.state(new TrainingStated(
                new UUID(random.nextLong(), random.nextLong()), 1, worker, new BigDecimal(hours), true, FIRST));
    }

    private Double hours() {
        return figures
                .published(FigureTable.by(
                        indicators.find("training-hours").orElseThrow(),
                        IndicatorPeriod.YEAR,
                        Periods.between(FIRST, LAST, IndicatorPeriod.YEAR)))
                .figures()
                .stream()
                .map(Figures.Figure::value)
                .findFirst()
                .orElse(null);
    }

    @Test
    void by_groups_there_are_no_days_and_nothing_of_the_month_that_runs() {
        facts.state(persons(40, LARGE, Sex.MALE, "JO-AM", FIRST).toList());
        facts.publish(FIRST.plusDays(20).atStartOfDay(JordanTime.ZONE).toInstant());

        assertThat(told(IndicatorPeriod.YEAR)).hasSize(1);
        assertThat(told(IndicatorPeriod.YEAR, SEX)).isEmpty();
        assertThatThrownBy(() -> told(IndicatorPeriod.WEEK, SEX)).isInstanceOf(Problem.class);
    }

    /** All tables of two dimensions and their periods, put together as equations, and each cell bounded from below and above by them. */
    @Test
    void no_small_cell_is_found_by_solving_for_it() {
        List<PersonStated> all = aYear();
        published(all);

        assertThat(rangesOfSmallCells(all, Map.of())).allMatch(DisclosureControlTest::mayBeOfNobody);
    }

    @Test
    void an_agency_that_knows_its_own_part_finds_no_small_cell_of_the_others_by_solving_for_it() {
        List<PersonStated> all = aYear();
        published(all);
        Predicate<PersonStated> isOwn = person -> person.agencyId().equals(LARGE);

        assertThat(rangesOfSmallCells(
                        all.stream().filter(isOwn.negate()).toList(),
                        cells(all.stream().filter(isOwn).toList())))
                .allMatch(DisclosureControlTest::mayBeOfNobody);
    }

    /** Or of more than four. */
    private static boolean mayBeOfNobody(CellSolver.Range range) {
        return range.least() == 0 && range.most() >= 4;
    }

    /** By month, sex and governorate. */
    private static Map<Cell, Integer> cells(List<PersonStated> persons) {
        return persons.stream()
                .collect(Collectors.toMap(
                        person -> new Cell(
                                JordanTime.dateOf(person.registeredAt()).getMonthValue() - 1,
                                List.of(person.sex().name(), person.governorate())),
                        person -> 1,
                        Integer::sum));
    }

    private List<CellSolver.Range> rangesOfSmallCells(List<PersonStated> lookedFor, Map<Cell, Integer> own) {
        CellSolver solver = new CellSolver(12, List.of("FEMALE", "MALE"), List.of("JO-AM", "JO-IR", "JO-AJ"), own);
        for (IndicatorPeriod period : List.of(IndicatorPeriod.MONTH, IndicatorPeriod.QUARTER, IndicatorPeriod.YEAR)) {
            int months = 12 / Periods.between(FIRST, LAST, period).all().size();
            solver.knows(told(period), months, false, false);
            solver.knows(told(period, SEX), months, true, false);
            solver.knows(told(period, GOVERNORATE), months, false, true);
            solver.knows(told(period, SEX, GOVERNORATE), months, true, true);
        }
        List<CellSolver.Range> small = cells(lookedFor).entrySet().stream()
                .filter(each -> each.getValue() < 5)
                .map(each -> solver.rangeOf(each.getKey()))
                .toList();
        assertThat(small).hasSizeGreaterThan(20);
        return small;
    }

    /** A group that stays as it is while the others move, at the end of each month of three years: the mean of all differences is as far from it as a few figures are. */
    @Test
    void a_group_that_does_not_change_is_not_found_by_the_mean_over_many_months() {
        List<PersonStated> persons = new ArrayList<>();
        for (int few = 1; few < 5; few++) {
            for (int i = 0; i < 5; i++) {
                String place = "JO-" + few + i;
                persons.addAll(persons(few, LARGE, Sex.FEMALE, place, EARLIER).toList());
                for (int month = 0; month < MONTHS; month++) {
                    persons.addAll(persons(1 + random.nextInt(2), LARGE, Sex.MALE, place, EARLIER.plusMonths(month))
                            .toList());
                }
            }
        }
        facts.state(persons);
        facts.publish(AFTERWARDS);
        Indicator registered = indicators.find("persons-in-registry").orElseThrow();
        Periods months = Periods.between(EARLIER, EARLIER.plusMonths(MONTHS - 1), IndicatorPeriod.MONTH);
        Map<Cell, Double> all =
                numbers(figures.published(FigureTable.by(registered, IndicatorPeriod.MONTH, months, GOVERNORATE))
                        .figures());
        Map<Cell, Double> bySex =
                numbers(figures.published(FigureTable.by(registered, IndicatorPeriod.MONTH, months, GOVERNORATE, SEX))
                        .figures());
        int found = 0;
        for (int few = 1; few < 5; few++) {
            for (int i = 0; i < 5; i++) {
                String place = "JO-" + few + i;
                double mean = IntStream.range(6, MONTHS)
                        .mapToObj(month -> difference(all, bySex, month, place))
                        .filter(Objects::nonNull)
                        .mapToDouble(each -> each)
                        .average()
                        .orElseThrow();
                found += Math.round(mean) == few ? 1 : 0;
            }
        }
        assertThat(found).as("of twenty; four of them would be guessed").isLessThan(10);
    }

    private static Double difference(Map<Cell, Double> all, Map<Cell, Double> bySex, int month, String place) {
        Double whole = all.get(new Cell(month, List.of(place)));
        Double men = bySex.get(new Cell(month, List.of(place, "MALE")));
        return whole == null || men == null ? null : whole - men;
    }
}
