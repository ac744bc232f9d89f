package org.wasl.cases.interop;

import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.UNHCR_SYSTEM;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.wasl.cases.CaseTest;
import org.wasl.cases.FakeRegistry;
import org.wasl.contracts.vocabulary.Vocabulary;
import org.wasl.platform.testing.Api.Answer;

/** Files of peers, as their systems send and fetch them. */
abstract class PeerFiles extends CaseTest {
    static final String OWNER = CASEWORKER_AT_UNHCR.subject().toString();

    /** An operation has codes of its own, which an administrator added. */
    @BeforeEach
    void codesOfTheOperation() {
        isInList(Vocabulary.SPECIFIC_NEED, "DS-V", false);
        isInList(Vocabulary.SPECIFIC_NEED, "DS-LBM", false);
    }

    @AfterEach
    void registryIsBack() {
        FakeRegistry.isDown(false);
    }

    static String named(String id) {
        return """
                {"case_id":"%s","case_id_display":"D-%s","name_first":"Rima","sex":"female"}""".formatted(id, id);
    }

    static Answer imported(String profile, String lines) {
        return as(UNHCR_SYSTEM)
                .send("application/x-ndjson", "/v1/cases/import?profile=" + profile + "&ownerId=" + OWNER, lines)
                .hasStatus(200);
    }

    static String number() {
        return "DAD-" + UUID.randomUUID().toString().substring(0, 8);
    }
}
