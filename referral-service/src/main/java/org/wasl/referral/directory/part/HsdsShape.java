package org.wasl.referral.directory.part;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The members that the standard gives each kind of record (HSDS 3.1.1), as its schemas have them. */
public final class HsdsShape {
    private static final Map<String, Map<String, Member>> RECORDS = read();

    private HsdsShape() {}

    public enum Type {
        TEXT,
        URI,
        EMAIL,
        UUID,
        NUMBER,
        DATE_TIME,
        CODE,
        LIST,
        RECORD;

        /** Neither a list nor a record. */
        public boolean isFlat() {
            return this != LIST && this != RECORD;
        }
    }

    /**
     * @param of kind of the record or of the records of a list; empty for the others
     * @param codes those that a code may be; empty for the others
     */
    public record Member(Type type, String of, List<String> codes, boolean required) {}

    /** @param record kind of record, such as {@code service_at_location} */
    public static Map<String, Member> of(String record) {
        return RECORDS.getOrDefault(record, Map.of());
    }

    private static Map<String, Map<String, Member>> read() {
        Map<String, Map<String, Member>> records = new HashMap<>();
        try (InputStream in = HsdsShape.class.getResourceAsStream("/org/wasl/referral/directory/hsds-3.1.1.txt")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> {
                        String[] cells = line.split(" ");
                        String[] name = cells[0].split("\\.");
                        records.computeIfAbsent(name[0], record -> new LinkedHashMap<>())
                                .put(name[1], member(cells[1], cells.length > 2));
                    });
            return records;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Member member(String said, boolean required) {
        String[] type = said.split(":", 2);
        Type kind = Type.valueOf(type[0].toUpperCase(Locale.ROOT).replace('-', '_'));
        String more = type.length == 1 ? "" : type[1];
        return kind == Type.CODE
                ? new Member(kind, "", List.of(more.replace('_', ' ').split("\\|")), required)
                : new Member(kind, more, List.of(), required);
    }
}
