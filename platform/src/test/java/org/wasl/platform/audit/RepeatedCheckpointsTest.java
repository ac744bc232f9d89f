package org.wasl.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wasl.contracts.code.AuditFindingKind;
import org.wasl.platform.audit.Anchors.Signed;
import org.wasl.platform.testing.Topic;

/** Who has the Kafka account of a service sends its own signed checkpoints again: no number of them hides a newer one. */
@QuarkusTest
class RepeatedCheckpointsTest extends AnchoredAuditTest {
    private static final int FLOOD = 5 * COMPARED;

    private String topic;
    private Instance running;
    private List<Signed> signed;

    @BeforeEach
    void four_checkpoints() {
        topic = "wasl.sample.audit-" + UUID.randomUUID();
        running = started(topic, Optional.empty());
        signed = anchored(running, 4);
    }

    @Test
    void one_that_is_sent_again_counts_once_and_no_sequence_is_signed_twice() {
        flood(signed.subList(1, 2));
        assertIntact(running, 4);

        Instance restarted = started(topic, Optional.empty());
        assertIntact(restarted, 4);
        assertThat(restarted.verifier().verify().anchors().get(0).repeated()).isEqualTo(FLOOD);

        List<Signed> later = anchored(restarted, 5);
        assertThat(later.subList(0, 4)).isEqualTo(signed);
        assertThat(sequences(later)).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertIntact(restarted, 5);
        assertThat(sequences(anchored(running, 6))).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertIntact(running, 6);
    }

    @Test
    void more_of_them_than_are_compared_hide_none_either() {
        List<Signed> many = anchored(running, COMPARED + 5);
        flood(many.subList(0, COMPARED + 2));

        Instance restarted = started(topic, Optional.empty());
        assertIntact(restarted, COMPARED + 5);
        anchored(restarted, COMPARED + 6);
        assertIntact(restarted, COMPARED + 6);
    }

    @Test
    void rows_and_seals_that_are_cut_are_found_behind_a_flood() {
        long cut = signed.get(1).checkpoint().seal();
        long last = signed.get(3).checkpoint().seal();
        tamper(
                "delete from audit_entry where tx >= (select until_tx from audit_seal where number = " + cut + ")",
                "delete from audit_seal where number > " + cut);
        flood(signed.subList(1, 2));
        as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", parcel());

        for (Instance instance : List.of(started(topic, Optional.empty()), running)) {
            instance.seal().seal();
            assertThat(head().number()).isEqualTo(cut);
            AuditVerifier.Verification found = instance.verifier().verify();
            assertThat(found.intact()).isFalse();
            assertThat(found.firstBroken()).isEqualTo(cut + 1);
            assertThat(found.findings()).anySatisfy(finding -> {
                assertThat(finding.kind()).isEqualTo(AuditFindingKind.SEALS_MISSING);
                assertThat(finding.toSeal()).isEqualTo(last);
            });
        }
        assertThat(read()).isEqualTo(signed);
    }

    @Test
    void two_of_one_sequence_are_a_fork_also_behind_a_flood() {
        Checkpoint third = signed.get(2).checkpoint();
        Checkpoint other = new Checkpoint(
                third.service(),
                third.sequence(),
                third.seal(),
                third.entries(),
                third.head(),
                third.at().plus(Duration.ofSeconds(1)),
                third.previous(),
                third.restored(),
                third.file());
        Topic.sendAll(topic, List.of(signer.sign(other)));
        flood(signed.subList(2, 3));

        AuditVerifier.Verification found =
                started(topic, Optional.empty()).verifier().verify();

        assertThat(found.intact()).isFalse();
        assertThat(found.findings())
                .extracting(AuditVerifier.Finding::kind, AuditVerifier.Finding::fromSeal)
                .contains(tuple(AuditFindingKind.ANCHORS_DISAGREE, 3L));
    }

    @Test
    void the_same_in_other_letters_is_no_second_one() {
        String text = signed.get(3).text();
        char end = text.charAt(text.length() - 1);
        Topic.sendAll(topic, List.of(text.substring(0, text.length() - 1) + (char) (end + 1)));

        AuditVerifier.Verification found =
                started(topic, Optional.empty()).verifier().verify();

        assertThat(found.intact()).isTrue();
        assertThat(found.anchors().get(0).foreign()).isEqualTo(1);
    }

    /** The broker may have it although nobody said so in time, or get it later. */
    @Test
    void one_that_was_sent_and_not_confirmed_is_sent_again_as_it_is() {
        List<String> lost = new ArrayList<>();
        Config config = new Config(topic, Optional.empty(), Optional.empty(), 1);
        Instance unlucky = started(config, new CheckpointTopic(kafka, config) {
            @Override
            public synchronized void append(Checkpoint checkpoint, String text) throws IOException {
                if (lost.isEmpty()) {
                    lost.add(text);
                    throw new IOException("No answer");
                }
                super.append(checkpoint, text);
            }
        });
        // It rests for ten seconds after a failure.
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", parcel());
            unlucky.seal().seal();
            return read().size() > 4;
        });
        Topic.sendAll(topic, lost);

        assertThat(read().get(4).text()).isEqualTo(lost.get(0));
        assertThat(started(topic, Optional.empty()).verifier().verify().findings())
                .isEmpty();
    }

    private void flood(List<Signed> old) {
        List<String> all = new ArrayList<>();
        old.forEach(one -> all.addAll(Collections.nCopies(FLOOD / old.size() + 1, one.text())));
        Topic.sendAll(topic, all.subList(0, Math.max(FLOOD, old.size())));
    }

    private static void assertIntact(Instance instance, long newest) {
        AuditVerifier.Verification whole = instance.verifier().verify();
        assertThat(whole.findings()).isEmpty();
        assertThat(whole.intact()).isTrue();
        assertThat(whole.anchors().get(0).last().sequence()).isEqualTo(newest);
    }

    /** Until the topic has this sequence. */
    private List<Signed> anchored(Instance instance, long sequence) {
        await().until(() -> {
            List<Long> known = sequences(read());
            if (known.contains(sequence)) {
                return true;
            }
            as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", parcel());
            instance.seal().seal();
            return false;
        });
        return read();
    }

    private List<Signed> read() {
        CheckpointTopic reader = new CheckpointTopic(kafka, new Config(topic, Optional.empty(), Optional.empty(), 1));
        try {
            return reader.highest(
                            10 * COMPARED, new HighestCheckpoints.Reading(signer::claimed, text -> signer.read(text)
                                    .map(checkpoint -> new Signed(checkpoint, text))))
                    .ours();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            reader.close();
        }
    }

    private static List<Long> sequences(List<Signed> some) {
        return some.stream().map(one -> one.checkpoint().sequence()).toList();
    }
}
