package org.wasl.stack.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wasl.contracts.event.CaseStated;
import org.wasl.contracts.event.Fact;
import org.wasl.contracts.event.PersonStated;
import org.wasl.contracts.event.ReferralStated;
import org.wasl.stack.journey.SeedDirectory;

class InventedHistoryTest {
    private static final Instant NOW = Instant.parse("2026-11-30T09:00:00Z");

    @Test
    void isTheSameAtTheSameMomentAndTellsEachRecordOnce() throws Exception {
        List<Fact> once = told(NOW);
        assertThat(told(NOW)).isEqualTo(once);
        assertThat(once.stream().map(Fact::recordId)).doesNotHaveDuplicates();
    }

    @Test
    void reachesEachGovernorateAndHasAllKindsOfFacts() throws Exception {
        Map<String, Long> persons =
                of(PersonStated.class).collect(Collectors.groupingBy(PersonStated::governorate, Collectors.counting()));
        assertThat(persons).hasSize(12).allSatisfy((governorate, count) -> assertThat(count)
                .isGreaterThan(20));
        assertThat(told(NOW).stream().map(Fact::getClass).distinct()).hasSize(18);
    }

    @Test
    void nothingHappensLaterThanNowOrBeforeItCould() throws Exception {
        assertThat(of(PersonStated.class))
                .allMatch(person -> !person.registeredAt().isAfter(NOW));
        assertThat(of(CaseStated.class))
                .allMatch(file -> inOrder(
                        file.states().stream().map(CaseStated.State::since).toArray(Instant[]::new)))
                .allMatch(file -> inOrder(file.openedAt(), file.firstResponseAt()));
        assertThat(of(ReferralStated.class))
                .allMatch(referral -> inOrder(
                        referral.sentAt(),
                        referral.acknowledgedAt(),
                        referral.decidedAt(),
                        referral.startedAt(),
                        referral.closedAt()))
                .allMatch(referral -> !referral.requesterId().equals(referral.recipientId()));
    }

    private static boolean inOrder(Instant... moments) {
        List<Instant> known = Stream.of(moments).filter(Objects::nonNull).toList();
        return known.equals(known.stream().sorted().toList())
                && !known.get(known.size() - 1).isAfter(NOW);
    }

    private static <F extends Fact> Stream<F> of(Class<F> kind) throws Exception {
        return told(NOW).stream().filter(kind::isInstance).map(kind::cast);
    }

    private static List<Fact> told(Instant now) throws Exception {
        List<Fact> facts = new ArrayList<>();
        InventedHistory.tell(
                new ObjectMapper().readTree(SeedDirectory.assuredOn(LocalDate.parse("2026-11-30"))),
                Clock.fixed(now, ZoneOffset.UTC),
                6_000,
                facts::add);
        return facts;
    }
}
