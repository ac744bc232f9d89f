package org.wasl.cases.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.UNHCR_SYSTEM;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wasl.cases.CaseTest;
import org.wasl.platform.testing.Api.Answer;

/** A peer's file is read as far as its report goes. */
@QuarkusTest
class PeerLimitsTest extends CaseTest {
    private static final int MOST_LINES = 2_000;

    @ParameterizedTest
    @CsvSource({"UNHCR_JORDAN, text/csv, x", "PRIMERO, application/x-ndjson, {"})
    void lines_after_the_last_one_reported_are_not_judged(String profile, String type, String broken) {
        String owner = CASEWORKER_AT_UNHCR.subject().toString();
        Answer report = as(UNHCR_SYSTEM)
                .send(type, "/v1/cases/import?profile=" + profile + "&ownerId=" + owner, (broken + "\n").repeat(50_000))
                .hasStatus(200);

        assertThat(report.<List<Object>>at("lines")).hasSize(MOST_LINES);
        assertThat(report.<Integer>at("outcomes.REJECTED")).isEqualTo(MOST_LINES);
        assertThat(report.<List<List<Object>>>at("lines.faults")).allMatch(faults -> faults.size() == 1);
        assertThat(report.<Boolean>at("complete")).isFalse();
    }
}
