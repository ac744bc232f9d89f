package org.wasl.system.laws;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.wasl.system.world.AccessTable;
import org.wasl.system.world.AccessTable.Row;
import org.wasl.system.world.AccessTable.Rule;
import org.wasl.system.world.AccessTable.Sent;
import org.wasl.system.world.Accounts;
import org.wasl.system.world.Client.Answer;
import org.wasl.system.world.Contract;
import org.wasl.system.world.Contract.Operation;
import org.wasl.system.world.Requests;

/** Requests by chance, made of the contract: about any record of the world, by any account, with members and parameters that are allowed or not. */
final class GeneratedRequests {
    private static final List<String> NO_DOCUMENTS = List.of(
            "",
            "null",
            "[]",
            "{",
            "\"text\"",
            "{\"a\":1,\"a\":2}",
            "{}x",
            "\u0000",
            "<a/>",
            "[".repeat(2000),
            "{\"\":{}}");

    private final Contract contract;
    private final AccessTable table;
    private final Requests requests;
    private final Mistakes mistakes;
    private final Values values;
    private final BodyMembers members;
    private final List<Operation> operations;

    GeneratedRequests(Contract contract, AccessTable table, Requests requests) {
        this.contract = contract;
        this.table = table;
        this.requests = requests;
        this.mistakes = new Mistakes(contract);
        this.values = new Values(contract);
        this.members = new BodyMembers(contract, (name, schema) -> BodyMembers.alternatives(contract, schema)
                .noneMatch(one -> one.has("properties")));
        this.operations = List.copyOf(contract.operations().values());
    }

    /**
     * @param text instead of the body; null where the body is the example's with its changes
     * @param changes in words, to find the fault again
     */
    record Generated(
            Operation operation,
            String who,
            Row row,
            String variant,
            String query,
            List<Consumer<JsonNode>> body,
            String text,
            List<String> changes) {
        @Override
        public String toString() {
            return operation.method() + " " + operation.path() + " (" + operation.id() + ") by " + who + ", "
                    + row.record() + "/" + variant + " " + changes;
        }
    }

    /** The same for the same seed. */
    Generated next(long seed) {
        Random random = new Random(seed);
        random.nextInt();
        Operation operation = some(operations, random);
        Row row = table.rows().get(operation.id());
        String who = account(row, random);
        String variant = some(table.rules().get(row.rule()), random).variant();
        List<String> changes = new ArrayList<>();
        List<String> query = new ArrayList<>();
        List<Consumer<JsonNode>> body = new ArrayList<>();
        if (mustFail(operation, row, who)) {
            query.add("noSuchParameter=1");
            changes.add("noSuchParameter");
        }
        boolean documents = operation.mediaType() != null
                && operation.mediaType().endsWith("json")
                && operation.example().isObject();
        if (documents && query.isEmpty() && random.nextInt(12) == 0) {
            String text = some(NO_DOCUMENTS, random);
            changes.add("body " + shortened(text));
            return new Generated(operation, who, row, variant, "", List.of(), text, changes);
        }
        for (int more = random.nextInt(4); more > 0; more--) {
            if (documents && random.nextBoolean()) {
                inBody(operation, random, body, changes);
            } else {
                inQuery(operation, random, query, changes);
            }
        }
        return new Generated(operation, who, row, variant, String.join("&", query), body, null, changes);
    }

    Answer send(Generated one) {
        return one.text() != null
                ? requests.sendText(one.operation(), one.who(), one.row().record(), one.variant(), one.text())
                : requests.sendGenerated(
                        one.operation(),
                        one.who(),
                        one.row().record(),
                        one.variant(),
                        one.query(),
                        document -> one.body().forEach(change -> change.accept(document)));
    }

    /** What changes the world for all other tests is sent so that it cannot succeed: the settings of the platform, and what the access table does not send. */
    private static boolean mustFail(Operation operation, Row row, String who) {
        return !operation.reads()
                && operation.path().startsWith("/v1/")
                && (row.sent() == Sent.NO
                        || Set.of("authority", "coordinator", "auditor", "administrator")
                                .contains(who)
                        || !who.equals(Accounts.ANONYMOUS)
                                && Accounts.of(who).role().equals("admin"));
    }

    private String account(Row row, Random random) {
        return switch (random.nextInt(5)) {
            case 0 ->
                some(
                        Stream.concat(
                                        Stream.of(Accounts.ANONYMOUS),
                                        Accounts.made().stream().map(Accounts.Account::name))
                                .toList(),
                        random);
            case 1 -> table.oneOfTheRoles(row);
            case 2 -> related(row, random);
            default -> table.anyWhoMay(row).orElseGet(() -> table.oneOfTheRoles(row));
        };
    }

    /** Somebody whom the rules name. */
    private String related(Row row, Random random) {
        Rule rule = some(table.rules().get(row.rule()), random);
        String relation = some(List.copyOf(rule.expected().keySet()), random);
        return relation.equals("whoever") ? table.oneOfTheRoles(row) : relation;
    }

    private void inBody(Operation operation, Random random, List<Consumer<JsonNode>> body, List<String> changes) {
        if (random.nextInt(3) == 0) {
            List<Mistakes.InBody> wrong = mistakes.inBody(operation);
            if (!wrong.isEmpty()) {
                Mistakes.InBody one = some(wrong, random);
                body.add(one::make);
                changes.add(one.pointer() + " = " + shortened(String.valueOf(one.value())));
            }
            return;
        }
        List<BodyMembers.Member> all = members.of(operation).toList();
        if (all.isEmpty()) {
            return;
        }
        BodyMembers.Member member = some(all, random);
        JsonNode value = random.nextInt(3) == 0 ? Values.odd(random) : values.allowed(member.schema(), random);
        body.add(document -> Requests.say(document, member.pointer(), value));
        changes.add(member.pointer() + " = " + shortened(value.toString()));
    }

    private void inQuery(Operation operation, Random random, List<String> query, List<String> changes) {
        Map<String, JsonNode> parameters = contract.query(operation);
        if (parameters.isEmpty()) {
            return;
        }
        String name = some(parameters.keySet().stream().sorted().toList(), random);
        JsonNode schema = parameters.get(name);
        JsonNode single = schema.has("items") ? schema.path("items") : schema;
        String value =
                switch (random.nextInt(4)) {
                    case 0 -> some(mistakes.inParameter(schema).toList(), random);
                    case 1 -> Values.oddText(random);
                    default -> values.allowed(single, random).asText();
                };
        // An address has an end.
        String some = value.length() > 500 ? value.substring(0, 500) : value;
        query.add(name + "=" + URLEncoder.encode(some, StandardCharsets.UTF_8));
        changes.add("?" + name + "=" + shortened(some));
    }

    private static <T> T some(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    private static String shortened(String value) {
        return value.length() > 80 ? value.substring(0, 80) + "…(" + value.length() + ")" : value;
    }
}
