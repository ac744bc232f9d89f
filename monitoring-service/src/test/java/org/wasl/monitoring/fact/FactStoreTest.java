package org.wasl.monitoring.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wasl.contracts.event.Fact;
import org.wasl.contracts.event.FactRemoved;
import org.wasl.contracts.event.SupervisionStated;
import org.wasl.contracts.event.TrainingStated;
import org.wasl.contracts.id.WorkerId;

/** Of each record the fact with the highest revision holds, in whatever order they arrive and however often. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FactStoreTest {
    private static final LocalDate FIRST = LocalDate.parse("2026-03-01");
    private static final LocalDate SECOND = LocalDate.parse("2026-03-02");

    @TempDir
    Path folder;

    private TestFacts facts;

    @BeforeEach
    void open() {
        facts = TestFacts.in(folder);
    }

    @AfterEach
    void close() {
        facts.close();
    }

    private static SupervisionStated supervision(UUID record, long revision, LocalDate held) {
        return new SupervisionStated(record, revision, new WorkerId(new UUID(1, 1)), held);
    }

    private static TrainingStated training(UUID record, long revision, String hours) {
        return new TrainingStated(record, revision, new WorkerId(new UUID(1, 1)), new BigDecimal(hours), true, FIRST);
    }

    private List<String> heldOn() {
        return column("select held_on from supervision_fact order by 1");
    }

    private List<String> column(String sql) {
        return facts.store().ask(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                List<String> values = new ArrayList<>();
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
                return values;
            }
        });
    }

    @Test
    void a_later_fact_of_a_record_replaces_the_earlier_one() {
        UUID record = UUID.randomUUID();
        facts.state(supervision(record, 1, FIRST));
        facts.state(supervision(record, 2, SECOND));

        assertThat(heldOn()).containsExactly(SECOND.toString());
    }

    @Test
    void an_earlier_fact_that_arrives_late_changes_nothing() {
        UUID record = UUID.randomUUID();
        facts.state(supervision(record, 2, SECOND));
        facts.state(supervision(record, 1, FIRST), supervision(record, 2, SECOND));

        assertThat(heldOn()).containsExactly(SECOND.toString());
    }

    @Test
    void of_facts_that_come_together_the_newest_holds() {
        UUID record = UUID.randomUUID();
        facts.state(supervision(record, 2, SECOND), supervision(record, 1, FIRST));

        assertThat(heldOn()).containsExactly(SECOND.toString());
    }

    @Test
    void what_was_removed_is_counted_no_more_and_does_not_come_back_by_a_fact_of_before() {
        UUID record = UUID.randomUUID();
        facts.state(supervision(record, 1, FIRST));
        facts.remove("supervision", new FactRemoved(record, 2));
        facts.state(supervision(record, 1, FIRST));

        assertThat(heldOn()).isEmpty();

        facts.state(supervision(record, 3, SECOND));
        assertThat(heldOn()).containsExactly(SECOND.toString());
    }

    @Test
    void what_cannot_be_read_holds_up_nothing_and_is_told() {
        UUID record = UUID.randomUUID();
        facts.deliver("supervision", "no json");
        facts.deliver(
                "supervision",
                TestFacts.event("supervision", "{\"recordId\":\"" + record + "\"}", false, record)
                        .replace("/wasl/case", "/wasl/registry"));
        facts.deliver(
                "supervision",
                TestFacts.event("supervision", "{\"recordId\":\"" + record + "\",\"revision\":\"x\"}", false, record));
        facts.state(supervision(record, 1, FIRST));

        assertThat(heldOn()).containsExactly(FIRST.toString());
        assertThat(facts.store().ask(FactStore::rejected))
                .extracting(FactBatch.Rejected::reason)
                .containsExactly("unreadable", "foreign-producer", "unreadable");
    }

    @Test
    void a_fact_that_no_column_can_hold_steps_aside_and_all_others_are_counted() {
        UUID bad = UUID.randomUUID();
        facts.state(training(bad, 1, "1"));
        List<Fact> many = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            many.add(supervision(new UUID(9, i), 1, SECOND));
        }
        many.add(37, training(bad, 3, "12345678901"));
        many.add(38, training(bad, 2, "2"));
        many.add(39, training(UUID.randomUUID(), 1, "3"));
        facts.state(many);

        assertThat(column("select count(*) from supervision_fact")).containsExactly("100");
        assertThat(column("select hours from training_fact order by 1"))
                .as("of its record the newest fact that can be held")
                .containsExactly("2.00", "3.00");
        assertThat(facts.store().ask(FactStore::rejected))
                .containsExactly(new FactBatch.Rejected(TestFacts.topicOf("supervision"), 0, 38, "out-of-range"));
        assertThat(facts.store().ask(FactStore::positions))
                .extracting(ReadPosition::offset)
                .containsExactly(104L);
    }

    @Test
    void a_fact_without_a_record_or_with_an_impossible_time_is_told() {
        UUID record = UUID.randomUUID();
        facts.deliver("supervision", TestFacts.event("supervision", "{\"revision\":1}", false, record));
        String event = TestFacts.event("supervision", supervision(record, 1, FIRST), false);
        facts.deliver("supervision", event.replaceFirst("\"time\":\"[^\"]*\"", "\"time\":\"" + Instant.MAX + "\""));
        facts.state(supervision(record, 1, FIRST));

        assertThat(heldOn()).containsExactly(FIRST.toString());
        assertThat(facts.store().ask(FactStore::rejected))
                .extracting(FactBatch.Rejected::reason)
                .containsExactly("unreadable", "out-of-range");
    }

    @Test
    void an_id_is_kept_as_it_was_read_also_in_base_64() {
        UUID record = new UUID(0, 0);
        facts.deliver(
                "supervision",
                TestFacts.event(
                        "supervision", "{\"recordId\":\"AAAAAAAAAAAAAAAAAAAAAA==\",\"revision\":1}", false, record));
        facts.state(supervision(record, 2, SECOND));

        assertThat(heldOn()).containsExactly(SECOND.toString());
    }

    @Test
    void a_fault_of_the_store_rejects_nothing() {
        SupervisionStated good = supervision(UUID.randomUUID(), 1, FIRST);
        TrainingStated bad = training(UUID.randomUUID(), 1, "12345678901");
        change("alter table supervision_latest rename to elsewhere");

        assertThatThrownBy(() -> facts.state(good)).hasRootCauseInstanceOf(SQLException.class);
        assertThatThrownBy(() -> facts.state(bad, good)).hasRootCauseInstanceOf(SQLException.class);
        assertThat(facts.store().ask(FactStore::rejected)).isEmpty();
        assertThat(facts.store().ask(FactStore::positions)).isEmpty();

        change("alter table elsewhere rename to supervision_latest");
        facts.state(bad, good);
        assertThat(heldOn()).containsExactly(FIRST.toString());
        assertThat(facts.store().ask(FactStore::rejected)).hasSize(1);
    }

    /** As after a disk that was full while the file was written. */
    @Test
    void an_engine_that_gave_up_is_opened_anew_with_all_that_was_counted() throws IOException, SQLException {
        facts.state(supervision(UUID.randomUUID(), 1, FIRST));
        assertThatThrownBy(() -> change("set global debug_checkpoint_abort = 'before_header'", "checkpoint"))
                .hasStackTraceContaining("FATAL");
        SupervisionStated next = supervision(UUID.randomUUID(), 1, SECOND);
        assertThatThrownBy(() -> facts.state(next)).hasRootCauseInstanceOf(SQLException.class);

        facts.store().recover();
        facts.state(next);

        assertThat(heldOn()).containsExactly(FIRST.toString(), SECOND.toString());
        assertThat(facts.store().ask(FactStore::rejected)).isEmpty();
    }

    private void change(String... statements) {
        facts.store().ask(connection -> {
            connection.setAutoCommit(true);
            try (Statement statement = connection.createStatement()) {
                for (String each : statements) {
                    statement.execute(each);
                }
            }
            connection.setAutoCommit(false);
            return null;
        });
    }

    @Test
    void very_many_facts_at_once_are_applied_together() {
        List<SupervisionStated> many = new ArrayList<>();
        for (int i = 0; i < 30_000; i++) {
            many.add(supervision(new UUID(9, i), 1, FIRST));
        }
        facts.state(many);
        facts.state(many);

        assertThat(column("select count(*) from supervision_fact")).containsExactly("30000");
    }

    @Test
    void facts_and_position_survive_a_stop() {
        facts.state(supervision(UUID.randomUUID(), 1, FIRST));
        List<ReadPosition> before = facts.store().ask(FactStore::positions);
        facts.close();
        facts = TestFacts.in(folder);

        assertThat(heldOn()).containsExactly(FIRST.toString());
        assertThat(facts.store().ask(FactStore::positions)).isEqualTo(before).hasSize(1);
        assertThat(before.get(0).offset()).isEqualTo(1);
    }

    @Test
    void a_file_that_is_damaged_is_made_anew() throws IOException {
        facts.state(supervision(UUID.randomUUID(), 1, FIRST));
        facts.close();
        Files.writeString(folder.resolve("facts.duckdb"), "no database ".repeat(1000));
        facts = TestFacts.in(folder);

        assertThat(heldOn()).isEmpty();
        assertThat(facts.store().ask(FactStore::positions)).isEmpty();
    }

    @Test
    void a_file_of_another_shape_is_made_anew() throws SQLException {
        facts.state(supervision(UUID.randomUUID(), 1, FIRST));
        facts.close();
        try (Connection another = DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("facts.duckdb"));
                Statement statement = another.createStatement()) {
            statement.execute("update shape set id = '00000000-0000-0000-0000-000000000000'");
        }
        facts = TestFacts.in(folder);

        assertThat(facts.store().ask(FactStore::positions)).isEmpty();
    }

    @Test
    void the_file_is_open_to_its_owner_alone() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("facts.duckdb"))))
                .isEqualTo("rw-------");
    }

    /** The examples of the AsyncAPI document have every member of every kind. */
    @Test
    void every_kind_of_fact_is_kept_with_all_its_members() throws IOException {
        JsonNode document;
        try (InputStream in = FactTable.class.getResourceAsStream("/org/wasl/contracts/asyncapi.json")) {
            document = new ObjectMapper().readTree(in);
        }
        FactTable.all().forEach((kind, table) -> {
            JsonNode example = example(document, kind);
            facts.deliver(
                    kind,
                    TestFacts.event(
                            kind,
                            example.toString(),
                            false,
                            UUID.fromString(example.path("recordId").asText())));

            for (FactTable.Column column : table.columns()) {
                assertThat(column("select %s is not null from %s".formatted(column.name(), table.view())))
                        .as("%s of %s", column.member(), kind)
                        .containsExactly(String.valueOf(example.hasNonNull(column.member())));
                example.path(column.member()).path(0).properties().forEach(part -> assertThat(
                                column("select %s[1].%s is not null from %s"
                                        .formatted(column.name(), part.getKey(), table.view())))
                        .as("%s of %s of %s", part.getKey(), column.member(), kind)
                        .containsExactly("true"));
            }
        });
        assertThat(facts.store().ask(FactStore::rejected)).isEmpty();
    }

    private static JsonNode example(JsonNode document, String kind) {
        return document.at("/components/messages")
                .valueStream()
                .filter(message -> message.path("name").asText().equals("org.wasl." + kind + ".stated"))
                .map(message -> message.at("/examples/0/payload/data"))
                .findFirst()
                .orElseThrow();
    }
}
