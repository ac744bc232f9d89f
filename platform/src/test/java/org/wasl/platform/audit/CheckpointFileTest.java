package org.wasl.platform.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.contracts.code.AuditFindingKind;
import org.wasl.platform.testing.Api.Answer;

/** The file of checkpoints, which the operator keeps elsewhere: what is missing in it is told. */
@QuarkusTest
class CheckpointFileTest extends AnchoredAuditTest {
    @Test
    void a_file_that_was_deleted_is_told_however_many_checkpoints_follow() throws Exception {
        List<String> lines = Files.readAllLines(CheckpointPlaces.file());
        Files.delete(CheckpointPlaces.file());

        Answer gone = verify();
        assertThat(gone.<Boolean>at("intact")).isFalse();
        assertThat(missingOf(gone)).containsEntry("fromSeal", 1).containsEntry("toSeal", lines.size());

        for (int i = 0; i < 3; i++) {
            as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", parcel());
            sealed();
        }
        Answer later = verify();
        assertThat(later.<Boolean>at("intact")).isFalse();
        assertThat(missingOf(later)).containsEntry("fromSeal", 1).containsEntry("toSeal", lines.size());
        assertThat(later.<Object>at("firstBroken")).isNull();
        seal.seal();
        assertThat(health.call().getData().orElseThrow()).containsEntry("anchors", "missing");
        assertThat(given().get(metrics).asString()).containsPattern("wasl_audit_anchors_missing\\{[^}]*} 1.0");

        List<String> since = Files.readAllLines(CheckpointPlaces.file());
        Files.write(CheckpointPlaces.file(), lines);
        Files.write(CheckpointPlaces.file(), since, StandardOpenOption.APPEND);
        seal.seal();
        assertThat(health.call().getData().orElseThrow()).containsEntry("anchors", "complete");
        keep();
    }

    @Test
    void a_line_taken_out_of_the_middle_of_the_file_is_told() throws Exception {
        List<String> lines = Files.readAllLines(CheckpointPlaces.file());
        List<String> without = new ArrayList<>(lines);
        without.remove(lines.size() - 2);
        Files.write(CheckpointPlaces.file(), without);

        assertThat(missingOf(verify()))
                .containsEntry("fromSeal", lines.size() - 1)
                .containsEntry("toSeal", lines.size() - 1);
        Files.write(CheckpointPlaces.file(), lines);
    }

    @Test
    void lines_cut_off_the_end_of_the_file_are_told_and_not_written_again() throws Exception {
        List<String> lines = Files.readAllLines(CheckpointPlaces.file());
        Files.write(CheckpointPlaces.file(), lines.subList(0, lines.size() - 2));
        as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", parcel());
        sealed();

        assertThat(verify().<Boolean>at("intact")).isFalse();
        assertThat(missingOf(verify()))
                .containsEntry("fromSeal", lines.size() - 1)
                .containsEntry("toSeal", lines.size());
        assertThat(given().get(metrics).asString()).containsPattern("wasl_audit_anchors_missing\\{[^}]*} 1.0");

        List<String> since = Files.readAllLines(CheckpointPlaces.file());
        Files.write(CheckpointPlaces.file(), lines);
        Files.write(CheckpointPlaces.file(), since.subList(lines.size() - 2, since.size()), StandardOpenOption.APPEND);
        seal.seal();
        keep();
    }

    /** As above, but nobody was there to see it: the signed checkpoints of the topic say what the file had. */
    @Test
    void lines_cut_off_the_end_while_no_process_ran_are_told_and_not_written_again() throws Exception {
        String elsewhere = "wasl.sample.audit-" + UUID.randomUUID();
        Path file = Files.createTempDirectory("checkpoints").resolve("cut");
        Config config = new Config(elsewhere, Optional.empty(), Optional.of(file), 1);
        Instance before = started(config);
        anchored(before, file, 4);
        List<String> lines = Files.readAllLines(file);
        Files.write(file, lines.subList(0, 1));

        Instance after = started(config);
        after.seal().seal();
        assertThat(missing(after)).contains(tuple(2L, 3L));
        assertThat(after.told().areAnchorsMissing()).isTrue();

        as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", parcel());
        anchored(after, file, 2);
        assertThat(Files.readAllLines(file)).doesNotContainAnyElementsOf(lines.subList(1, 4));
        Instance later = started(config);
        later.seal().seal();
        assertThat(missing(later)).isEqualTo(List.of(tuple(2L, 4L)));
        assertThat(later.told().areAnchorsMissing()).isTrue();

        Instance accepted = started(new Config(elsewhere, Optional.empty(), Optional.of(file), 5));
        accepted.seal().seal();
        assertThat(missing(accepted)).isEmpty();
        assertThat(accepted.told().areAnchorsMissing()).isFalse();
    }

    @Test
    void one_line_that_a_process_did_not_come_to_write_is_no_loss() throws Exception {
        String elsewhere = "wasl.sample.audit-" + UUID.randomUUID();
        Path file = Files.createTempDirectory("checkpoints").resolve("stopped");
        Config config = new Config(elsewhere, Optional.empty(), Optional.of(file), 1);
        anchored(started(config), file, 3);
        List<String> lines = Files.readAllLines(file);
        Files.write(file, lines.subList(0, 2));

        Instance after = started(config);
        as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", parcel());
        anchored(after, file, 4);

        assertThat(Files.readAllLines(file)).startsWith(lines.toArray(String[]::new));
        assertThat(missing(after)).isEmpty();
        assertThat(after.told().areAnchorsMissing()).isFalse();
    }

    @Test
    void a_file_that_was_begun_later_is_complete_from_where_the_operator_says() throws Exception {
        String elsewhere = "wasl.sample.audit-" + UUID.randomUUID();
        started(elsewhere, Optional.empty()).seal().seal();
        Path file = Files.createTempDirectory("checkpoints").resolve("late");
        as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", parcel());
        Instance unsaid = started(new Config(elsewhere, Optional.empty(), Optional.of(file), 1));
        await().until(() -> {
            unsaid.seal().seal();
            return Files.exists(file);
        });

        assertThat(unsaid.verifier().verify().findings())
                .extracting(AuditVerifier.Finding::kind, AuditVerifier.Finding::fromSeal, AuditVerifier.Finding::toSeal)
                .containsExactly(tuple(AuditFindingKind.ANCHORS_MISSING, 1L, 1L));
        assertThat(started(new Config(elsewhere, Optional.empty(), Optional.of(file), 2))
                        .verifier()
                        .verify()
                        .intact())
                .isTrue();
    }

    @Test
    void a_checkpoint_that_only_the_file_lacks_is_no_loss() throws Exception {
        List<String> lines = Files.readAllLines(CheckpointPlaces.file());
        Files.write(CheckpointPlaces.file(), lines.subList(0, lines.size() - 1));
        assertThat(verify().<Boolean>at("intact")).isTrue();
        Files.write(CheckpointPlaces.file(), lines);
    }

    @Test
    void without_readable_checkpoints_nobody_says_that_it_is_whole() throws Exception {
        List<String> lines = Files.readAllLines(CheckpointPlaces.file());
        Files.delete(CheckpointPlaces.file());
        Files.createDirectory(CheckpointPlaces.file());

        Answer unknown = verify();

        assertThat(unknown.<Object>at("intact")).isNull();
        assertThat(unknown.<Boolean>at("anchors[0].readable")).isFalse();
        Files.delete(CheckpointPlaces.file());
        Files.write(CheckpointPlaces.file(), lines);
    }

    private static List<org.assertj.core.groups.Tuple> missing(Instance instance) {
        return instance.verifier().verify().findings().stream()
                .filter(finding -> finding.kind() == AuditFindingKind.ANCHORS_MISSING)
                .map(finding -> tuple(finding.fromSeal(), finding.toSeal()))
                .toList();
    }

    /** Until the file has so many lines. */
    private void anchored(Instance instance, Path file, int lines) {
        await().until(() -> {
            as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", parcel());
            instance.seal().seal();
            return Files.exists(file) && Files.readAllLines(file).size() >= lines;
        });
    }
}
