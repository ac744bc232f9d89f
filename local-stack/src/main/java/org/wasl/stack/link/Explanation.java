package org.wasl.stack.link;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.wasl.matching.compare.Comparison;
import org.wasl.matching.compare.Field;
import org.wasl.matching.link.Pair;
import org.wasl.matching.link.Scorer;
import org.wasl.matching.link.Scorer.Reason;
import org.wasl.matching.person.PersonText;
import org.wasl.stack.Words;

/**
 * Why pairs have their weight: for each field both values, the comparison level and its weight in bits. The values are read from the files again, because a linkage
 * keeps no texts.
 */
final class Explanation {
    private static final int MOST_SHOWN = 200;

    private final Scorer scorer;
    private final Records records;
    private final Map<Integer, PersonText> left;
    private final Map<Integer, PersonText> right;

    Explanation(Scorer scorer, Records records, List<Pair> pairs) throws IOException {
        this.scorer = scorer;
        this.records = records;
        BitSet lefts = new BitSet();
        BitSet rights = new BitSet();
        pairs.forEach(pair -> {
            lefts.set(pair.left());
            (records.isOneList() ? lefts : rights).set(pair.right());
        });
        left = records.leftFile().texts(lefts);
        right = records.isOneList() ? left : records.rightFile().texts(rights);
    }

    /** One row for each pair and field. */
    void writeCsv(Path file, List<Pair> pairs) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().build(file)) {
            csv.writeRecord("leftId", "rightId", "field", "leftValue", "rightValue", "level", "highestLevel", "weight");
            for (Pair pair : pairs) {
                PersonText one = left.get(pair.left());
                PersonText other = right.get(pair.right());
                for (Reason reason : reasons(pair)) {
                    boolean field = reason.level() != Field.MISSING;
                    csv.writeRecord(
                            one.id(),
                            other.id(),
                            reason.field(),
                            field ? value(one, reason.field()) : "",
                            field ? value(other, reason.field()) : "",
                            field ? Integer.toString(reason.level()) : "",
                            field ? Integer.toString(highest(reason.field())) : "",
                            bits(reason.weight()));
                }
            }
        }
    }

    private List<Reason> reasons(Pair pair) {
        return scorer.explain(records.left().get(pair.left()), records.second().get(pair.right()));
    }

    private int highest(String field) {
        return Comparison.fields(records.others()).stream()
                .filter(each -> each.name().equals(field))
                .mapToInt(each -> each.levels() - 1)
                .findFirst()
                .orElse(0);
    }

    static String bits(double bits) {
        return String.format(Locale.ROOT, "%.2f", bits);
    }

    /** What a record has in a compared field. */
    private static String value(PersonText text, String field) {
        return switch (field) {
            case "given" -> filled(text.given()) ? text.given() : nothing(text.fullName());
            case "lineage" -> {
                String parts = String.join(
                        " ",
                        Stream.of(text.father(), text.grandfather(), text.family())
                                .filter(Explanation::filled)
                                .toList());
                yield parts.isEmpty() ? nothing(text.fullName()) : parts;
            }
            default -> Mapping.value(text, field);
        };
    }

    private static boolean filled(String text) {
        return text != null && !text.isEmpty();
    }

    private static String nothing(String text) {
        return text == null ? "" : text;
    }

    /** Both records of a pair side by side, without what the model thinks of them: it would be repeated. */
    String text(Pair pair) {
        PersonText one = left.get(pair.left());
        PersonText other = right.get(pair.right());
        List<List<String>> rows = records.sides().left().texts().keySet().stream()
                .map(field -> List.of(name(field), Mapping.value(one, field), Mapping.value(other, field)))
                .toList();
        StringBuilder text = new StringBuilder();
        Tables.append(
                text, List.of(Words.of("column-field"), Words.of("column-left"), Words.of("column-right")), rows, 3);
        return text.toString();
    }

    /** A table and a waterfall for each pair. */
    void show(Page page, List<Pair> pairs) {
        double prior = scorer.model().prior();
        double priorBits = Math.log(prior / (1 - prior)) / Math.log(2);
        for (Pair pair : pairs) {
            PersonText one = left.get(pair.left());
            PersonText other = right.get(pair.right());
            page.begin(Words.of(
                    "pair-heading",
                    one.id(),
                    other.id(),
                    String.format(Locale.ROOT, "%.4f", pair.probability()),
                    Words.of("decision-" + pair.decision().name())));
            List<List<String>> rows = new ArrayList<>();
            List<Charts.Step> steps = new ArrayList<>();
            steps.add(new Charts.Step(Words.of("field-prior"), priorBits));
            for (Reason reason : reasons(pair)) {
                String name = name(reason.field());
                boolean field = reason.level() != Field.MISSING;
                if (field || reason.weight() != 0) {
                    rows.add(List.of(
                            name,
                            field ? value(one, reason.field()) : "",
                            field ? value(other, reason.field()) : "",
                            field ? Words.of("level-of", reason.level(), highest(reason.field())) : "",
                            bits(reason.weight())));
                    steps.add(new Charts.Step(name, reason.weight()));
                }
            }
            page.table(
                            List.of(
                                    Words.of("column-field"),
                                    Words.of("column-left"),
                                    Words.of("column-right"),
                                    Words.of("column-level"),
                                    Words.of("column-bits")),
                            rows,
                            4)
                    .chart(Charts.waterfall(steps, Words.of("field-sum")))
                    .end();
        }
    }

    private String name(String field) {
        if (field.startsWith("other") && !field.equals("otherId")) {
            return records.sides().left().texts().getOrDefault(field, field);
        }
        return Words.has("field-" + field) ? Words.of("field-" + field) : field;
    }

    /**
     * Writes pairs in their order: as CSV all of them, as a page the first.
     *
     * @param file where it is written
     * @param name what the file will be called: its ending says what it is
     */
    static void write(Path file, Path name, List<Pair> pairs, Scorer scorer, Records records) throws IOException {
        if (!isPage(name)) {
            new Explanation(scorer, records, pairs).writeCsv(file, pairs);
            return;
        }
        Page page = new Page(Words.of("explain-title"));
        page.paragraph(Words.of("explain-how")).note(Words.of("page-personal"));
        List<Pair> shown = pairs.stream().limit(MOST_SHOWN).toList();
        if (shown.size() < pairs.size()) {
            page.note(Words.of("explain-first", shown.size(), pairs.size()));
        }
        new Explanation(scorer, records, shown).show(page, shown);
        Files.writeString(file, page.html());
    }

    static boolean isPage(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".html") || name.endsWith(".htm");
    }
}
