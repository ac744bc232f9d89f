package org.wasl.monitoring.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.wasl.contracts.code.CrisisKind;
import org.wasl.contracts.code.CrisisResponseStatus;
import org.wasl.contracts.code.ResponsePhaseKind;
import org.wasl.contracts.id.AgencyId;
import org.wasl.monitoring.response.CrisisResponse.Party;
import org.wasl.monitoring.response.CrisisResponse.Step;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.testing.TestClock;
import org.wasl.platform.value.LocalizedText;

/** The steps of a response and the order of its phases, without a server. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CrisisResponseTest {
    private static final Clock CLOCK = TestClock.clock();
    private static final Set<Party> COORDINATOR = Set.of(Party.COORDINATOR);
    private static final AgencyId AGENCY = new AgencyId(UUID.randomUUID());
    private static final LocalDate FIRST = LocalDate.parse("2026-11-01");
    private static final LocalDate LAST = LocalDate.parse("2027-03-31");

    private static CrisisResponse.Content content(LocalDate to, CrisisResponsePhase... phases) {
        return new CrisisResponse.Content(
                new LocalizedText("استجابة", "Response"),
                CrisisKind.COLD_WAVE,
                null,
                new CrisisResponse.Area(List.of("JO-MA"), null, null),
                FIRST,
                to,
                Arrays.asList(phases),
                AGENCY,
                List.of());
    }

    private static CrisisResponse response(LocalDate to, CrisisResponsePhase... phases) {
        return new CrisisResponse(AGENCY, content(to, phases), null, CLOCK);
    }

    private static CrisisResponsePhase phase(String from, String to) {
        return new CrisisResponsePhase(
                ResponsePhaseKind.EMERGENCY, LocalDate.parse(from), to == null ? null : LocalDate.parse(to));
    }

    private static List<String> faultsOf(LocalDate to, CrisisResponsePhase... phases) {
        return catchThrowableOfType(Problem.class, () -> response(to, phases)).errors().stream()
                .map(Problem.FieldError::code)
                .toList();
    }

    @Test
    void phases_follow_each_other_within_its_time() {
        assertThat(response(LAST, phase("2026-11-01", "2026-11-30"), phase("2026-12-01", "2027-03-31")))
                .isNotNull();
        assertThat(response(LAST, phase("2026-11-01", null)))
                .as("whose end is not known")
                .isNotNull();
        assertThat(faultsOf(LAST, phase("2026-11-01", "2027-04-01"))).containsExactly("outside-of-response");
        assertThat(faultsOf(LAST, phase("2027-04-01", null))).containsExactly("outside-of-response");
        assertThat(faultsOf(LAST, phase("2026-11-01", "2026-12-01"), phase("2026-12-01", null)))
                .containsExactly("phases-overlap");
        assertThat(faultsOf(null, phase("2026-11-01", null), phase("2026-12-01", null)))
                .containsExactly("phases-overlap");
        assertThat(faultsOf(FIRST.minusDays(1))).containsExactly("expiry-before-start");
    }

    @Test
    void each_step_is_the_coordinating_organizations_and_in_its_state() {
        CrisisResponse response = response(null);
        assertThat(response.allowedActions(Set.of())).isEmpty();
        assertThat(response.allowedActions(COORDINATOR)).containsExactly("change", "activate");

        assertThat(response.execute(Step.ACTIVATE, COORDINATOR, CLOCK).status()).isEqualTo(CrisisResponseStatus.ACTIVE);
        assertThat(catchThrowableOfType(Problem.class, () -> response.execute(Step.ACTIVATE, COORDINATOR, CLOCK)))
                .isNotNull();
        response.execute(Step.CLOSE, COORDINATOR, CLOCK);
        assertThat(catchThrowableOfType(Problem.class, () -> response.change(content(LAST), COORDINATOR, CLOCK)))
                .isNotNull();
        assertThat(response.allowedActions(COORDINATOR)).containsExactly("reopen");
    }
}
