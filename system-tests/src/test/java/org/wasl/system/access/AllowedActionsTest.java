package org.wasl.system.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.wasl.contracts.code.CodeLists;
import org.wasl.platform.testing.TestRandom;
import org.wasl.system.RunningPlatform;
import org.wasl.system.world.AccessTable;
import org.wasl.system.world.Client.Answer;
import org.wasl.system.world.Contract;
import org.wasl.system.world.Requests;
import org.wasl.system.world.World;

/**
 * A law over all records that name {@code allowedActions}: a step that is named is taken, a step that is not named is refused. Asked of each step of the
 * contract, by each account of the access table, in whichever state the record is when its turn comes; the turns are in an order of chance.
 */
@ExtendWith(RunningPlatform.class)
@Order(3)
class AllowedActionsTest {
    private static final AccessTable TABLE = AccessTable.read();
    private static final Contract CONTRACT = Contract.read();

    /** A part below its list, or below the record that shows it. */
    private static final Pattern PART = Pattern.compile("(?:/(\\w+))?/\\{(\\w+)}");

    /**
     * A step, and where the record stands that names it.
     *
     * @param list the member of what is shown that has the record; null where the record itself is shown
     * @param parameter of the record's id in the path, where it is in a list; else null
     */
    private record Step(
            Contract.Operation operation, Contract.Operation shown, String list, String parameter, String action) {
        String name() {
            return shown.id() + " " + action;
        }
    }

    private record Turn(Step step, AccessTable.Row row, String variant, String account) {
        @Override
        public String toString() {
            return step.operation().id() + " (" + step.action() + ") " + variant + " by " + account;
        }
    }

    private final World world = World.another();
    private final Requests requests = new Requests(world, world.client());

    @Test
    void what_is_named_is_done_and_what_is_not_named_is_refused() throws IOException {
        List<Turn> turns = new ArrayList<>(turns());
        Set<String> actions = actionsOf(turns);
        assertThat(actions)
                .as("actions that the code list has no label for")
                .allMatch(action -> CodeLists.contains("Action", action.split(" ")[1]));
        turns.removeIf(turn -> !actions.contains(turn.step().name()));
        Collections.shuffle(turns, TestRandom.of(getClass()));
        List<String> lies = new ArrayList<>();
        Map<String, Integer> taken = new LinkedHashMap<>();
        for (Turn turn : turns) {
            Optional<List<String>> named = named(turn);
            Answer answer = requests.send(
                    turn.step().operation(), turn.account(), turn.row().record(), turn.variant());
            boolean isNamed =
                    named.filter(all -> all.contains(turn.step().action())).isPresent();
            if (isNamed ? isRefused(answer) : answer.fine()) {
                lies.add(turn + ": " + (isNamed ? "named" : "not named among " + named.orElse(null)) + ", "
                        + answer.status() + " " + answer.at("/type") + " "
                        + answer.body().path("objections")
                        + answer.body().path("errors"));
            }
            if (answer.fine()) {
                taken.merge(turn.step().operation().id(), 1, Integer::sum);
            }
        }
        Files.write(
                Path.of("target/allowed-actions.txt"), lies.stream().sorted().toList());
        System.out.printf("%d turns, steps that were taken: %s%n", turns.size(), taken);
        assertThat(lies).isEmpty();
    }

    /**
     * By who asks, or by the state of the record. That a body does not suit, as a number that another person has or a worker who is away, is the request's
     * fault.
     */
    private static boolean isRefused(Answer answer) {
        return answer.status() == 403
                || answer.status() == 409
                        && !answer.at("/type").endsWith("/worker-not-available")
                        && (answer.body().has("objections") || answer.body().has("allowedActions"));
    }

    /** What any record names to anybody. Other operations below a record, such as adding a note, are no steps of it. */
    private Set<String> actionsOf(List<Turn> turns) {
        Set<String> asked = new TreeSet<>();
        Set<String> actions = new TreeSet<>();
        for (Turn turn : turns) {
            String shown = turn.step().shown().id() + turn.row().record() + turn.variant() + turn.account();
            if (asked.add(shown)) {
                named(turn)
                        .ifPresent(all -> all.forEach(
                                action -> actions.add(turn.step().shown().id() + " " + action)));
            }
        }
        return actions;
    }

    private Optional<List<String>> named(Turn turn) {
        Answer shown =
                requests.send(turn.step().shown(), turn.account(), turn.row().record(), turn.variant());
        if (!shown.fine()) {
            return Optional.empty();
        }
        JsonNode record = shown.body();
        if (turn.step().parameter() != null) {
            String id = world.ids(turn.row().record(), turn.variant())
                    .get(turn.step().parameter());
            record = shown.body()
                    .path(turn.step().list())
                    .valueStream()
                    .filter(item -> item.path("id").asText().equals(id))
                    .findFirst()
                    .orElse(shown.body().path("none"));
        }
        List<String> actions = new ArrayList<>();
        record.path("allowedActions").forEach(action -> actions.add(action.asText()));
        return Optional.of(actions);
    }

    private static List<Turn> turns() {
        return CONTRACT.operations().values().stream()
                .filter(operation -> !operation.reads())
                .flatMap(operation -> step(operation).stream())
                .flatMap(AllowedActionsTest::turns)
                .toList();
    }

    private static Stream<Turn> turns(Step step) {
        AccessTable.Row row = TABLE.rows().get(step.operation().id());
        return TABLE.rules().get(row.rule()).stream().flatMap(rule -> rule.expected().keySet().stream()
                .filter(account -> !account.equals("whoever"))
                .map(account -> new Turn(step, row, rule.variant(), account)));
    }

    private static Optional<Step> step(Contract.Operation operation) {
        return Optional.ofNullable(operation.action()).map(action -> {
            Contract.Operation shown = CONTRACT.operations().get(action.namedBy());
            String below = operation.path().substring(shown.path().length());
            Matcher part = PART.matcher(below);
            return part.lookingAt()
                    ? new Step(
                            operation,
                            shown,
                            Objects.requireNonNullElse(part.group(1), "items"),
                            part.group(2),
                            action.name())
                    : new Step(operation, shown, null, null, action.name());
        });
    }
}
