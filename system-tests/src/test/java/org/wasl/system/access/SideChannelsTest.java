package org.wasl.system.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.wasl.system.RunningPlatform;
import org.wasl.system.world.AccessTable;
import org.wasl.system.world.AccessTable.Row;
import org.wasl.system.world.AccessTable.Rule;
import org.wasl.system.world.Accounts;
import org.wasl.system.world.Client;
import org.wasl.system.world.Client.Answer;
import org.wasl.system.world.Contract;
import org.wasl.system.world.Contract.Operation;
import org.wasl.system.world.Requests;
import org.wasl.system.world.World;

/**
 * A record that must not be known is told by nothing else either: no list, search, count, export, feed, facade or metric shows its ids, and what is answered
 * about it is what is answered about nothing. The accounts and variants are those of {@code access/side-channels.csv}.
 */
@ExtendWith(RunningPlatform.class)
@Order(1)
class SideChannelsTest {
    private static final int PAGES = 5;
    private static final int TIMED = 20;
    /** They tell what was done, by design, also of what their reader could not open. */
    private static final Set<String> RECORDS_OF_ACTS = Set.of("listAuditEntries");

    private static final AccessTable TABLE = AccessTable.read();
    private static final Contract CONTRACT = Contract.read();
    private static Client client;
    private static World world;
    private static Requests requests;

    @BeforeAll
    static void theWorld() {
        world = World.shared();
        client = world.client();
        requests = new Requests(world, client);
    }

    /** Everything that an account may list, to its end or {@link #PAGES} pages. */
    @TestFactory
    Stream<DynamicTest> no_list_search_export_feed_or_figure_names_what_is_hidden() {
        return AccessTable.hidden().stream()
                .map(hidden -> DynamicTest.dynamicTest(hidden.toString(), () -> {
                    Set<String> secrets = world.secretsOf(hidden);
                    List<String> leaks = new ArrayList<>();
                    int answered = 0;
                    for (Operation operation : lists(hidden.account())) {
                        String next = operation.path() + (operation.query().contains("limit") ? "?limit=200" : "");
                        for (int page = 0; next != null && page < PAGES; page++) {
                            Answer answer = client.get(hidden.account(), next);
                            answered += answer.fine() ? 1 : 0;
                            secrets.stream()
                                    .filter(answer.text()::contains)
                                    .forEach(secret -> leaks.add(operation.id() + " names " + secret));
                            next = nextOf(answer);
                        }
                    }
                    assertThat(leaks).isEmpty();
                    assertThat(answered).isGreaterThan(5);
                }));
    }

    @TestFactory
    Stream<DynamicTest> a_filter_that_names_what_is_hidden_finds_and_counts_nothing() {
        return AccessTable.hidden().stream().flatMap(hidden -> {
            Map<String, String> filters = Map.of(
                    "caseId", id("case", hidden),
                    "caseNumber", world.ids("case", hidden.variant()).getOrDefault("caseNumber", "none"),
                    "based-on", "ServiceRequest/" + id("referral", hidden),
                    "focus", "ServiceRequest/" + id("referral", hidden),
                    "_id", id("referral", hidden));
            return lists(hidden.account()).stream().flatMap(operation -> filters.keySet().stream()
                    .filter(operation.query()::contains)
                    .filter(filter -> hidden.hides(filter.startsWith("case") ? "case" : "referral"))
                    .map(filter -> DynamicTest.dynamicTest(hidden + " " + operation.id() + " " + filter, () -> {
                        Answer answer = client.get(
                                hidden.account(),
                                operation.path() + "?" + filter + "=" + filters.get(filter)
                                        + (operation.query().contains("count") ? "&count=true" : ""));
                        assertThat(Client.items(answer)).isEmpty();
                        assertThat(answer.body().path("entry")).isEmpty();
                        assertThat(answer.body().path("count").asInt(0)).isZero();
                        assertThat(answer.body().path("total").asInt(0)).isZero();
                    })));
        });
    }

    /** The error, its tags and its conditions: the answer about a hidden record is the answer about none, but for the id that was asked for. */
    @TestFactory
    Stream<DynamicTest> what_is_answered_about_a_hidden_record_is_what_is_answered_about_none() {
        return CONTRACT.operations().values().stream().filter(Operation::reads).flatMap(operation -> hiddenCells(
                        TABLE.rows().get(operation.id()))
                .map(cell -> DynamicTest.dynamicTest(operation.id() + " " + cell, () -> {
                    Row row = TABLE.rows().get(operation.id());
                    Answer hidden = requests.send(operation, cell.relation(), row.record(), cell.variant());
                    Answer none = requests.sendAboutNothing(operation, cell.relation(), row.record(), cell.variant());
                    assertThat(withoutIds(hidden)).isEqualTo(withoutIds(none));
                    assertThat(hidden.etag()).isNull();
                    String path = Requests.path(operation, world.ids(row.record(), cell.variant()));
                    assertThat(client.head(cell.relation(), path).etag()).isNull();
                    assertThat(client.send(cell.relation(), "GET", path, "\"1\"", null, null)
                                    .status())
                            .isNotIn(200, 304);
                })));
    }

    /** Silent about a case that the caller may not know of: they open their own, as if there were none. */
    @Test
    void duplicate_checks_do_not_tell_of_what_is_hidden() {
        String subject = world.ids("case", "RESTRICTED").get("subject");

        Answer another = client.send(
                "teammate",
                "POST",
                "/v1/cases",
                null,
                "application/json",
                ("{\"subjectId\":\"" + subject + "\",\"programme\":\"GBV\"}").getBytes(StandardCharsets.UTF_8));
        Answer services = client.send(
                "teammate",
                "POST",
                "/v1/referrals/duplicate-check",
                null,
                "application/json",
                ("{\"subjectIds\":[\"" + subject + "\"],\"serviceTypes\":[\"ASSISTIVE_DEVICE\"]}")
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(another.status()).isEqualTo(201);
        assertThat(another.text())
                .doesNotContain(world.ids("case", "RESTRICTED").get("id"));
        assertThat(services.text())
                .doesNotContain(world.ids("referral", "RESTRICTED").get("id"));
    }

    /** A report, not an assertion: the machine that tests run on is shared. */
    @Test
    void how_long_it_takes_to_say_no_is_written_down() throws IOException {
        List<String> lines = new ArrayList<>(List.of("operation\tmedian of hidden, ms\tmedian of none, ms"));
        for (String[] one : new String[][] {
            {"getCase", "case"},
            {"getReferral", "referral"},
            {"fhirReadServiceRequest", "referral"},
            {"listNotes", "case"}
        }) {
            Operation operation = CONTRACT.operations().get(one[0]);
            double hidden = median(() -> requests.send(operation, "teammate", one[1], "RESTRICTED"));
            double none = median(() -> requests.sendAboutNothing(operation, "teammate", one[1], "RESTRICTED"));
            lines.add(String.format(java.util.Locale.ROOT, "%s\t%.1f\t%.1f", one[0], hidden, none));
        }
        Files.write(Path.of("target/access-timing.tsv"), lines);
    }

    private record Cell(String variant, String relation) {}

    private static Stream<Cell> hiddenCells(Row row) {
        if (row.rule().startsWith(AccessTable.OPEN)) {
            return Stream.empty();
        }
        List<Cell> cells = new ArrayList<>();
        for (Rule rule : TABLE.rules().get(row.rule())) {
            rule.expected().forEach((relation, expected) -> {
                if (expected.equals("404")
                        && (!row.named()
                                || row.roles().contains(Accounts.of(relation).role()))
                        && !row.open().containsKey(relation)) {
                    cells.add(new Cell(rule.variant(), relation));
                }
            });
        }
        return cells.stream();
    }

    private static String id(String record, AccessTable.Hidden hidden) {
        return world.ids(record, hidden.variant())
                .getOrDefault("id", UUID.randomUUID().toString());
    }

    private static List<Operation> lists(String account) {
        return CONTRACT.operations().values().stream()
                .filter(Operation::reads)
                .filter(operation -> !operation.path().contains("{"))
                .filter(operation -> !RECORDS_OF_ACTS.contains(operation.id()))
                .filter(operation -> operation.roles().stream().anyMatch(role -> role.startsWith("any"))
                        || operation.roles().contains(Accounts.of(account).role()))
                .toList();
    }

    private static String nextOf(Answer answer) {
        String next = answer.body().path("next").asText("");
        return next.startsWith("/v1/") ? next : null;
    }

    private static String withoutIds(Answer answer) {
        return answer.status() + " "
                + answer.text()
                        .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "ID")
                        .replaceAll("\"(traceId|requestId|instance)\":\"[^\"]*\"", "\"$1\":\"\"");
    }

    private static double median(Runnable request) {
        double[] millis = new double[TIMED];
        for (int i = 0; i < TIMED; i++) {
            long begin = System.nanoTime();
            request.run();
            millis[i] = (System.nanoTime() - begin) / 1e6;
        }
        Arrays.sort(millis);
        return millis[TIMED / 2];
    }
}
