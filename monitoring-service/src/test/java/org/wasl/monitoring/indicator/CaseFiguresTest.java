package org.wasl.monitoring.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.wasl.contracts.code.CaseStatus;
import org.wasl.contracts.code.CaseloadBand;
import org.wasl.contracts.code.IndicatorDimension;
import org.wasl.contracts.code.IndicatorPeriod;
import org.wasl.contracts.code.ReferralPriority;
import org.wasl.contracts.code.ReferralStatus;
import org.wasl.contracts.code.ServiceType;
import org.wasl.contracts.event.CaseStated;
import org.wasl.contracts.event.PersonStated;
import org.wasl.contracts.event.ReferralStated;
import org.wasl.contracts.event.WorkerStated;
import org.wasl.contracts.id.CaseId;
import org.wasl.contracts.id.PersonId;
import org.wasl.contracts.id.WorkerId;
import org.wasl.platform.testing.TestCiphers;
import org.wasl.platform.value.JordanTime;

/** Figures of cases are those of a plain count over the cases as they are at last, and by whose they were then. */
class CaseFiguresTest extends CountedWorld {
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
    void cases_count_for_the_response_under_which_they_were_opened_and_so_do_their_referrals() {
        someMonthsOfUse();
        facts.state(told);
        List<ReferralStated> referrals = new ArrayList<>();
        cases.values().forEach(file -> referrals.add(referralOf(file)));
        facts.state(referrals);

        assertThat(figures(facts, "cases-opened", IndicatorPeriod.YEAR, IndicatorDimension.RESPONSE))
                .isEqualTo(counted(sets -> {
                    cases.values().stream()
                            .filter(file -> JordanTime.dateOf(file.openedAt()).getYear() == FIRST.getYear())
                            .forEach(file -> sets.computeIfAbsent(
                                            List.of(FIRST.toString(), told(file.responseId())), key -> new HashSet<>())
                                    .add(file.recordId()));
                    return null;
                }))
                .hasSize(3);
        assertThat(figures(facts, "referrals-sent", IndicatorPeriod.YEAR, IndicatorDimension.RESPONSE))
                .isEqualTo(counted(sets -> {
                    cases.values().forEach(file -> sets.computeIfAbsent(
                                    List.of(FIRST.toString(), told(file.responseId())), key -> new HashSet<>())
                            .add(file.recordId()));
                    return null;
                }));
    }

    private ReferralStated referralOf(CaseStated file) {
        return new ReferralStated(
                new UUID(random.nextLong(), random.nextLong()),
                ++revision,
                any(AGENCIES),
                any(AGENCIES),
                file.subjectId(),
                new CaseId(file.recordId()),
                ServiceType.values()[0],
                ReferralPriority.values()[0],
                ReferralStatus.SENT,
                null,
                null,
                null,
                null,
                null,
                someTime(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                1,
                false,
                0,
                null,
                null,
                List.of());
    }

    /** Also of restricted cases, which count like all others. */
    @Test
    void of_a_response_with_a_few_cases_nothing_is_told() {
        for (int i = 0; i < 40; i++) {
            fileOf(new UUID(1, i), new PersonId(new UUID(2, i)), RESPONSES.get(0));
        }
        for (int i = 0; i < 3; i++) {
            fileOf(new UUID(3, i), new PersonId(new UUID(2, i)), RESPONSES.get(1));
        }
        facts.state(told);
        facts.publish(AFTERWARDS);
        String key = "test:" + Base64.getEncoder().encodeToString(new byte[32]);
        Figures published =
                new Figures(facts.store(), null, new DisclosureControl(TestCiphers.keys(List.of(key), List.of(key))));

        List<List<String>> responses = published
                .published(FigureTable.by(
                        indicators.find("cases-opened").orElseThrow(),
                        IndicatorPeriod.YEAR,
                        Periods.between(FIRST, LAST, IndicatorPeriod.YEAR),
                        IndicatorDimension.RESPONSE))
                .figures()
                .stream()
                .map(figure -> figure.cell().groups())
                .toList();

        assertThat(responses).containsExactly(List.of(RESPONSES.get(0).toString()));
    }

    @Test
    void open_cases_are_those_of_the_end_of_the_period_with_the_risk_of_then() {
        someMonthsOfUse();
        facts.state(told);

        assertThat(figures(facts, "cases-open", IndicatorPeriod.MONTH, IndicatorDimension.RISK))
                .isEqualTo(openAtTheEndBy(CaseStated.State::risk));
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

        assertThat(figures(facts, "cases-open", IndicatorPeriod.MONTH, IndicatorDimension.AGENCY))
                .isEqualTo(openAtTheEndBy(CaseStated.State::agencyId));
    }

    /** Cases that are not closed at the end of each month, by what their state of then says. */
    private Map<List<String>, Double> openAtTheEndBy(Function<CaseStated.State, Object> group) {
        return counted(sets -> {
            for (Periods.Period period :
                    Periods.between(FIRST, LAST, IndicatorPeriod.MONTH).all()) {
                Instant end =
                        period.to().plusDays(1).atStartOfDay(JordanTime.ZONE).toInstant();
                cases.values().forEach(file -> file.states().stream()
                        .filter(state -> state.since().isBefore(end))
                        .reduce((earlier, later) -> later)
                        .filter(state -> state.status() != CaseStatus.CLOSED)
                        .ifPresent(state -> sets.computeIfAbsent(
                                        List.of(period.from().toString(), told(group.apply(state))),
                                        key -> new HashSet<>())
                                .add(file.recordId())));
            }
            return null;
        });
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
}
