package org.wasl.cases.lifecycle;

import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;

import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.cases.CaseTest;
import org.wasl.cases.FakeRegistry;

@QuarkusTest
class RestrictedPersonTest extends CaseTest {
    @Test
    void no_case_is_opened_of_a_person_whose_record_is_only_kept() {
        String person = UUID.randomUUID().toString();
        FakeRegistry.restricts(person);

        as(CASEWORKER_AT_MINISTRY)
                .post("/v1/cases", caseOf(person, "CHILD_PROTECTION"))
                .isProblem(409, "person-is-restricted");
    }
}
