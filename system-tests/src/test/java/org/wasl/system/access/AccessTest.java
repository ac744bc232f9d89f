package org.wasl.system.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.wasl.system.RunningPlatform;
import org.wasl.system.world.AccessTable;
import org.wasl.system.world.AccessTable.Row;
import org.wasl.system.world.AccessTable.Rule;
import org.wasl.system.world.AccessTable.Sent;
import org.wasl.system.world.Accounts;
import org.wasl.system.world.CasesOfTheWorld;
import org.wasl.system.world.Client.Answer;
import org.wasl.system.world.Contract;
import org.wasl.system.world.DeclaredAnswers;
import org.wasl.system.world.Requests;
import org.wasl.system.world.World;

/**
 * Every cell of the access table, asked of the running platform with valid requests. First what nobody may do, then what is read, then what is done: an act of
 * one who may changes the world.
 */
@ExtendWith(RunningPlatform.class)
@Order(2)
class AccessTest {
    private static final int AT_ONCE = 6;
    /** Refused because of what the record is just now, not because of who asks. */
    private static final Set<Integer> A_RULE_SPEAKS = Set.of(308, 409, 412, 422);

    private static final AccessTable TABLE = AccessTable.read();
    private static final Contract CONTRACT = Contract.read();
    private static final DeclaredAnswers DECLARED = new DeclaredAnswers(CONTRACT);
    private static World world;
    private static Requests requests;

    /** @param expected {@code 401} and what stands in the rules */
    private record Cell(Row row, String variant, String relation, String expected) {
        @Override
        public String toString() {
            return row.operation() + " " + variant + " by " + relation;
        }
    }

    /** @param undeclared what the contract does not say of this answer */
    private record Result(Cell cell, Answer answer, boolean asExpected, Set<String> undeclared) {}

    @BeforeAll
    static void makeTheWorld() {
        world = World.shared();
        requests = new Requests(world, world.client());
    }

    @TestFactory
    Stream<DynamicTest> what_the_table_says_is_so() throws Exception {
        List<Cell> cells = new ArrayList<>();
        TABLE.rows().values().forEach(row -> cells.addAll(cellsOf(row)));
        Collection<Result> results = new ConcurrentLinkedQueue<>();

        askTogether(cells, cell -> !acts(cell), results);
        askOneByOne(cells, cell -> acts(cell) && cell.row().sent() == Sent.YES, results);
        askOneByOne(cells, cell -> acts(cell) && cell.row().sent() == Sent.LAST, results);

        write(results);
        Map<String, List<Result>> byOperation = new TreeMap<>();
        results.forEach(result -> byOperation
                .computeIfAbsent(result.cell().row().operation(), id -> new ArrayList<>())
                .add(result));
        return byOperation.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> verify(entry.getValue())));
    }

    private static void verify(List<Result> results) {
        Row row = results.get(0).cell().row();
        List<String> wrong = new ArrayList<>();
        results.stream().filter(result -> !result.asExpected()).forEach(result -> {
            String reason = row.open().get(result.cell().relation());
            String what = result.cell() + ": " + result.cell().expected() + " expected, "
                    + result.answer().status() + " came " + result.answer().at("/type");
            if (reason == null) {
                wrong.add(what);
            } else {
                System.out.println("WARNING open in the access table: " + what + " (" + reason + ")");
            }
        });
        assertThat(wrong).isEmpty();
        assertThat(results.stream()
                        .flatMap(result -> result.undeclared().stream())
                        .distinct()
                        .sorted())
                .as("answers of %s that are not as the contract declares them", row.operation())
                .isEmpty();
        row.open().keySet().forEach(relation -> assertThat(results)
                .as("%s holds for %s now: take it off the column open", row.operation(), relation)
                .anyMatch(result -> result.cell().relation().equals(relation) && !result.asExpected()));
    }

    private static List<Cell> cellsOf(Row row) {
        List<Cell> cells = new ArrayList<>();
        String first = TABLE.rules().get(row.rule()).get(0).variant();
        if (!row.anybody()) {
            cells.add(new Cell(row, first, Accounts.ANONYMOUS, "401"));
        }
        for (Rule rule : TABLE.rules().get(row.rule())) {
            rule.expected().forEach((relation, expected) -> {
                if (relation.equals("whoever")) {
                    Accounts.oneForEachRole().stream()
                            .filter(account -> !row.named() || row.roles().contains(account.role()))
                            .forEach(account -> cells.add(new Cell(row, rule.variant(), account.name(), expected)));
                } else if (!row.named()
                        || row.roles().contains(Accounts.of(relation).role())) {
                    cells.add(new Cell(row, rule.variant(), relation, expected));
                }
            });
        }
        if (row.named()) {
            Accounts.oneForEachRole().stream()
                    .filter(account -> !row.roles().contains(account.role()))
                    .forEach(account -> cells.add(new Cell(row, first, account.name(), "403")));
        }
        return cells;
    }

    private static boolean acts(Cell cell) {
        return !CONTRACT.operations().get(cell.row().operation()).reads()
                && (cell.expected().equals("acts") || cell.expected().equals("granted") && granted(cell));
    }

    private static boolean granted(Cell cell) {
        return (cell.relation().equals("contributor")
                        ? CasesOfTheWorld.GRANTED_TO_CONTRIBUTE
                        : CasesOfTheWorld.GRANTED_TO_READ)
                .contains(cell.row().part());
    }

    private static void askTogether(List<Cell> cells, Predicate<Cell> which, Collection<Result> results)
            throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Callable<Void>> all = new ArrayList<>();
            cells.stream()
                    .filter(which)
                    .forEach(cell -> all.add(() -> {
                        results.add(ask(cell));
                        return null;
                    }));
            for (Future<Void> one : threads.invokeAll(all)) {
                one.get();
            }
        } finally {
            threads.shutdown();
        }
    }

    private static void askOneByOne(List<Cell> cells, Predicate<Cell> which, Collection<Result> results) {
        cells.stream().filter(which).forEach(cell -> results.add(ask(cell)));
    }

    private static Result ask(Cell cell) {
        Contract.Operation operation = CONTRACT.operations().get(cell.row().operation());
        Answer answer = requests.send(operation, cell.relation(), cell.row().record(), cell.variant());
        Set<String> undeclared = new TreeSet<>(DECLARED.faults(operation, answer));
        if (answer.header("Location") != null) {
            undeclared.addAll(leadsNowhere(cell, answer.header("Location")));
        } else if (answer.status() == 201 && CONTRACT.readsOneOf(operation)) {
            undeclared.add("201 has no Location");
        }
        return new Result(cell, answer, asExpected(cell, answer), undeclared);
    }

    /** What was made is read by its maker where {@code Location} says. */
    private static Set<String> leadsNowhere(Cell cell, String location) {
        String path = location.replaceFirst("^https?://[^/]+", "");
        if (CONTRACT.reading(path).isEmpty()) {
            return Set.of("Location is the path of no GET");
        }
        String purpose = world.ids(cell.row().record(), cell.variant()).get("purpose");
        int status = world.client()
                .send(cell.relation(), purpose, "GET", path, null, null, null)
                .status();
        return status == 200 ? Set.of() : Set.of("Location answers " + status + " to the maker");
    }

    private static boolean asExpected(Cell cell, Answer answer) {
        int status = answer.status();
        return switch (cell.expected()) {
            case "401", "403", "404", "422" -> status == Integer.parseInt(cell.expected());
            case "refused" -> status == 403 || status == 409;
            case "reads" ->
                answer.fine()
                        || !CONTRACT.operations().get(cell.row().operation()).reads() && A_RULE_SPEAKS.contains(status);
            case "acts" -> answer.fine() || A_RULE_SPEAKS.contains(status);
            case "granted" -> granted(cell) ? answer.fine() || A_RULE_SPEAKS.contains(status) : status == 403;
            default -> throw new IllegalStateException(cell + ": " + cell.expected());
        };
    }

    private static void write(Collection<Result> results) throws IOException {
        List<String> lines =
                new ArrayList<>(List.of("operation\trule\tvariant\trelation\texpected\tcame\tholds\tproblem"));
        results.stream()
                .map(result -> String.join(
                        "\t",
                        result.cell().row().operation(),
                        result.cell().row().rule(),
                        result.cell().variant(),
                        result.cell().relation(),
                        result.cell().expected(),
                        String.valueOf(result.answer().status()),
                        String.valueOf(result.asExpected()),
                        result.asExpected()
                                ? ""
                                : result.answer()
                                        .text()
                                        .replaceAll("\\s+", " ")
                                        .substring(
                                                0,
                                                Math.min(
                                                        400,
                                                        result.answer()
                                                                .text()
                                                                .replaceAll("\\s+", " ")
                                                                .length()))))
                .sorted()
                .forEach(lines::add);
        Files.write(Path.of("target/access-asked.tsv"), lines);
        Files.write(
                Path.of("target/answers-undeclared.txt"),
                results.stream()
                        .flatMap(result -> result.undeclared().stream()
                                .map(fault -> result.cell().row().operation() + " " + fault))
                        .distinct()
                        .sorted()
                        .toList());
    }
}
