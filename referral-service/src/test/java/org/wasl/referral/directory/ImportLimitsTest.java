package org.wasl.referral.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.COORDINATING_EDITOR;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Tokens;
import org.wasl.referral.ReferralTest;

/** An import of which too much is refused stops, and its report says so. What was refused is what was judged. */
@QuarkusTest
class ImportLimitsTest extends ReferralTest {
    private static final int MOST = 5_000;

    @Test
    void records_after_too_many_that_were_rejected_are_not_judged() {
        String centre = "{\"id\":\"" + UUID.randomUUID()
                + "\",\"name\":\"Centre\",\"description\":\"Care\",\"x_i18n\":{\"name\":{\"ar\":\"مركز\",\"en\":\"Centre\"}}}";
        String broken = String.join(",", Collections.nCopies(MOST + 1_000, "{}"));

        Answer report = as(COORDINATING_EDITOR)
                .post("/v1/directory/imports", "{\"organizations\":[" + centre + "," + broken + "]}")
                .hasStatus(200);

        assertThat(report.<Integer>at("rejected.organization")).isEqualTo(MOST);
        assertThat(report.<List<Object>>at("faults")).hasSize(MOST);
        assertThat(report.<Boolean>at("complete")).isFalse();
        assertThat(report.<Integer>at("accepted.organization")).isEqualTo(1);
    }

    @Test
    void a_few_faults_stop_nothing() {
        Answer report = as(COORDINATING_EDITOR)
                .post("/v1/directory/imports?dryRun=true", "{\"organizations\":[{},{},{}]}")
                .hasStatus(200);

        assertThat(report.<Integer>at("rejected.organization")).isEqualTo(3);
        assertThat(report.<Boolean>at("complete")).isTrue();
    }

    @Test
    void of_a_package_with_too_many_broken_rows_nothing_is_taken() throws IOException {
        StringBuilder rows = new StringBuilder("id,name\n");
        rows.append(UUID.randomUUID()).append(",Centre\n");
        for (int i = 0; i < MOST + 50_000; i++) {
            rows.append(i).append('\n');
        }

        Answer report = taken(rows.toString()).hasStatus(200);

        assertThat(report.<List<Object>>at("faults")).hasSize(MOST);
        assertThat(report.<Integer>at("untold")).isZero();
        assertThat(report.<Boolean>at("complete")).isFalse();
        assertThat(report.<Object>at("accepted.organization")).isNull();
    }

    private static Answer taken(String organizations) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("organizations.csv"));
            zip.write(organizations.getBytes(StandardCharsets.UTF_8));
        }
        return new Answer(RestAssured.given()
                .header("Authorization", "Bearer " + Tokens.of(COORDINATING_EDITOR))
                .header("Idempotency-Key", UUID.randomUUID())
                .contentType("application/zip")
                .body(out.toByteArray())
                .post("/v1/directory/imports/csv-package"));
    }
}
