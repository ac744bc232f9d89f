package org.wasl.stack.link;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.wasl.matching.evaluate.Truth;
import org.wasl.stack.CliException;
import org.wasl.stack.Words;

/**
 * Which records are one person, as somebody knows: {@code leftId,rightId} for each pair, with a column {@code match} (yes or no) where pairs were labelled; or
 * {@code recordId,entityId} for each record, with {@code list} (left or right) where there are two lists, as {@code --clusters} writes it.
 */
final class TruthFile {
    private static final Set<String> YES = Set.of("yes", "true", "1", "y", "match", "link", "نعم");
    private static final Set<String> NO = Set.of("no", "false", "0", "n", "non-match", "لا");

    private final Path file;
    private final RecordIds ids;
    private Truth truth;
    private long unknown;

    private TruthFile(Path file, RecordIds ids) {
        this.file = file;
        this.ids = ids;
        truth = new Truth(ids.isOneList());
    }

    /** A truth with a match at least. */
    static Truth read(Path file, RecordIds ids) throws IOException {
        Truth truth = readLabels(file, ids);
        if (truth.size() == 0) {
            throw new CliException(Words.of("truth-empty", file));
        }
        return truth;
    }

    /** Also one without a match. Tells how many rows name records that are not in the files. */
    static Truth readLabels(Path file, RecordIds ids) throws IOException {
        TruthFile read = new TruthFile(Inputs.readable(file), ids);
        read.read();
        if (read.unknown > 0) {
            System.err.println(Words.of("truth-unknown", file.getFileName(), LinkCommand.number(read.unknown)));
        }
        return read.truth;
    }

    private void read() throws IOException {
        try (CsvLines lines = new CsvLines(
                        new InputStreamReader(Files.newInputStream(file), TextEncoding.of(file, null)), line -> {
                            throw new CliException(Words.of("row-in-truth", file, line, Words.of("row-quote-open")));
                        });
                CsvReader<CsvRecord> csv = CsvReader.builder()
                        .fieldSeparator(lines.separator())
                        .allowMissingFields(true)
                        .ofCsvRecord(lines)) {
            Iterator<CsvRecord> rows = csv.iterator();
            if (!rows.hasNext()) {
                throw new CliException(Words.of("file-empty", file));
            }
            List<String> header =
                    rows.next().getFields().stream().map(String::strip).toList();
            if (header.contains("leftId") && header.contains("rightId")) {
                pairs(rows, header);
            } else if (header.contains("recordId")
                    && header.contains("entityId")
                    && (ids.isOneList() || header.contains("list"))) {
                entities(rows, header);
            } else {
                throw new CliException(Words.of("truth-columns", file));
            }
        } catch (CsvParseException e) {
            throw e.getCause() instanceof CliException said
                    ? said
                    : new CliException(Words.of("file-rest-unread", file, e.getMessage()), e);
        }
    }

    private static String cell(CsvRecord row, int place) {
        return place < 0 || place >= row.getFieldCount()
                ? ""
                : row.getField(place).strip();
    }

    private void pairs(Iterator<CsvRecord> rows, List<String> header) {
        Map<String, Integer> left = places(ids.left());
        Map<String, Integer> right = ids.isOneList() ? left : places(ids.right());
        int match = header.indexOf("match");
        if (match >= 0) {
            truth = Truth.ofLabels(ids.isOneList());
        }
        while (rows.hasNext()) {
            CsvRecord row = rows.next();
            Integer one = left.get(cell(row, header.indexOf("leftId")));
            Integer other = right.get(cell(row, header.indexOf("rightId")));
            if (one == null || other == null) {
                unknown++;
            } else {
                truth.add(one, other, match < 0 || isMatch(cell(row, match), row.getStartingLineNumber()));
            }
        }
    }

    private boolean isMatch(String word, long line) {
        String said = word.toLowerCase(Locale.ROOT);
        if (!YES.contains(said) && !NO.contains(said)) {
            throw new CliException(Words.of("row-in-truth", file, line, Words.of("truth-no-answer", word)));
        }
        return YES.contains(said);
    }

    private void entities(Iterator<CsvRecord> rows, List<String> header) {
        Map<String, Integer> left = places(ids.left());
        Map<String, Integer> right = ids.isOneList() ? left : places(ids.right());
        Map<String, List<Integer>> lefts = new HashMap<>();
        Map<String, List<Integer>> rights = ids.isOneList() ? lefts : new HashMap<>();
        while (rows.hasNext()) {
            CsvRecord row = rows.next();
            boolean isRight = cell(row, header.indexOf("list")).equals("right");
            Integer place = (isRight ? right : left).get(cell(row, header.indexOf("recordId")));
            if (place == null) {
                unknown++;
            } else {
                (isRight ? rights : lefts)
                        .computeIfAbsent(cell(row, header.indexOf("entityId")), none -> new ArrayList<>())
                        .add(place);
            }
        }
        lefts.forEach((entity, members) -> {
            List<Integer> others = rights.getOrDefault(entity, List.of());
            for (int i = 0; i < members.size(); i++) {
                for (int j = ids.isOneList() ? i + 1 : 0; j < others.size(); j++) {
                    truth.add(members.get(i), others.get(j), true);
                }
            }
        });
    }

    private Map<String, Integer> places(List<String> recordIds) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < recordIds.size(); i++) {
            if (places.put(recordIds.get(i), i) != null) {
                throw new CliException(Words.of("truth-ids-repeat", recordIds.get(i)));
            }
        }
        return places;
    }
}
