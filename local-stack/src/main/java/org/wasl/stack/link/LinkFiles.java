package org.wasl.stack.link;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.wasl.matching.cluster.Clusters;
import org.wasl.matching.link.Pair;

/** The files that a linkage writes. */
final class LinkFiles {
    private LinkFiles() {}

    static void writePairs(Path file, List<Pair> pairs, RecordIds ids) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().build(file)) {
            csv.writeRecord("leftId", "rightId", "weight", "probability", "decision");
            for (Pair pair : pairs) {
                csv.writeRecord(
                        ids.left().get(pair.left()),
                        ids.second().get(pair.right()),
                        String.format(Locale.ROOT, "%.4f", pair.weight()),
                        String.format(Locale.ROOT, "%.6f", pair.probability()),
                        pair.decision().name());
            }
        }
    }

    /** A row for each record, in the order of the files. */
    static void writeEntities(Path file, Clusters entities, RecordIds ids) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().build(file)) {
            csv.writeRecord("entityId", "list", "recordId", "records");
            int left = ids.left().size();
            for (int i = 0; i < ids.records(); i++) {
                csv.writeRecord(
                        Integer.toString(entities.entity(i)),
                        i < left ? "left" : "right",
                        i < left ? ids.left().get(i) : ids.right().get(i - left),
                        Integer.toString(entities.size(i)));
            }
        }
    }
}
