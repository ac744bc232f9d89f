package org.wasl.system.world;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who may do what, as it stands in {@code access/operations.csv} (one row for each operation) and {@code access/rules} (one file for each kind of record: what
 * each relation to it may expect).
 */
public final class AccessTable {
    /** No record is looked up: whoever has one of the roles may. */
    public static final String OPEN = "open";

    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final Map<String, List<Rule>> rules = new LinkedHashMap<>();

    /** Whether the act of somebody who may is sent, too: it changes what the other tests rely on. */
    public enum Sent {
        YES,
        LAST,
        NO
    }

    /**
     * @param roles as in the contract; {@code any role} and {@code anybody} where it names none
     * @param record kind of the record that the path names, from which its ids are taken
     * @param rule family and name
     * @param part category of a case, or group of fields of a person
     * @param open relations for which the rule does not hold yet, to the reason
     */
    public record Row(
            String operation,
            Set<String> roles,
            String record,
            String rule,
            String part,
            Sent sent,
            Map<String, String> open) {
        public String family() {
            return rule.substring(0, rule.indexOf('.'));
        }

        public boolean named() {
            return roles.stream().noneMatch(role -> role.startsWith("any"));
        }

        public boolean anybody() {
            return roles.contains("anybody");
        }
    }

    /** @param expected relation to what it may expect */
    public record Rule(String name, String variant, Map<String, String> expected, String sentence) {}

    /** @param records kinds of records that this account must find in no answer */
    public record Hidden(String account, String variant, List<String> records) {
        public boolean hides(String record) {
            return records.contains(record);
        }

        @Override
        public String toString() {
            return account + " " + variant;
        }
    }

    public static List<Hidden> hidden() {
        return lines("side-channels").stream()
                .map(line -> new Hidden(
                        line.getField("account"),
                        line.getField("variant"),
                        List.of(line.getField("hidden").split("\\|"))))
                .toList();
    }

    public static AccessTable read() {
        AccessTable table = new AccessTable();
        lines("operations").forEach(line -> {
            String open = line.getField("open");
            Row row = new Row(
                    line.getField("operation"),
                    new TreeSet<>(List.of(line.getField("roles").split("\\|"))),
                    line.getField("record"),
                    line.getField("rule"),
                    line.getField("part"),
                    line.getField("sent").isEmpty()
                            ? Sent.YES
                            : Sent.valueOf(line.getField("sent").toUpperCase(java.util.Locale.ROOT)),
                    open.isEmpty()
                            ? Map.of()
                            : Arrays.stream(open.split(";"))
                                    .map(String::strip)
                                    .collect(Collectors.toMap(
                                            one -> one.substring(0, one.indexOf(':'))
                                                    .strip(),
                                            one -> one.substring(one.indexOf(':') + 1)
                                                    .strip())));
            if (table.rows.put(row.operation(), row) != null) {
                throw new IllegalStateException(row.operation() + " has two rows");
            }
        });
        table.rows.values().stream().map(Row::family).distinct().forEach(table::readRules);
        return table;
    }

    private void readRules(String family) {
        lines("rules/" + family).forEach(line -> {
            Map<String, String> expected = new LinkedHashMap<>();
            line.getHeader().stream()
                    .filter(column -> !Set.of("rule", "variant", "sentence").contains(column))
                    .filter(column -> !line.getField(column).equals("-"))
                    .forEach(column -> expected.put(column, line.getField(column)));
            rules.computeIfAbsent(family + "." + line.getField("rule"), name -> new java.util.ArrayList<>())
                    .add(new Rule(
                            line.getField("rule"), line.getField("variant"), expected, line.getField("sentence")));
        });
    }

    public Map<String, Row> rows() {
        return rows;
    }

    public Map<String, List<Rule>> rules() {
        return rules;
    }

    public static List<NamedCsvRecord> lines(String name) {
        try (InputStream file = AccessTable.class.getResourceAsStream("/access/" + name + ".csv")) {
            if (file == null) {
                throw new IllegalStateException("There is no access/" + name + ".csv");
            }
            return CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(file, StandardCharsets.UTF_8)).stream()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An account to which the first rule of the row opens the operation. */
    public String oneWhoMay(Row row) {
        return anyWhoMay(row).orElseThrow();
    }

    /** Empty where the first rule opens it to nobody. */
    public Optional<String> anyWhoMay(Row row) {
        return rules().get(row.rule()).get(0).expected().entrySet().stream()
                .filter(cell -> Set.of("reads", "acts").contains(cell.getValue()))
                .map(Map.Entry::getKey)
                .map(relation -> relation.equals("whoever") ? oneOfTheRoles(row) : relation)
                .filter(relation -> !row.named()
                        || row.roles().contains(Accounts.of(relation).role()))
                .findFirst();
    }

    /** An account that has one of the roles, whatever it is to the record. */
    public String oneOfTheRoles(Row row) {
        return Stream.concat(Accounts.made().stream(), Accounts.oneForEachRole().stream())
                .filter(account -> !row.named() || row.roles().contains(account.role()))
                .findFirst()
                .orElseThrow()
                .name();
    }
}
