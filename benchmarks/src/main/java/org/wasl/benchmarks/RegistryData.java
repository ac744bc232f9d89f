package org.wasl.benchmarks;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wasl.matching.block.BlockingKeys;
import org.wasl.matching.block.RecordSignature;
import org.wasl.matching.name.Skeleton;
import org.wasl.matching.person.Person;
import org.wasl.matching.person.PersonReader;
import org.wasl.matching.person.PersonText;
import org.wasl.platform.crypto.Sealer;
import org.wasl.stack.DemoAccounts;

/** The persons of {@link PeopleData}'s left file as the registry would have written them, in one agency; the right file asks for them. */
final class RegistryData {
    private static final String[] GOVERNORATES = {
        "JO-AM", "JO-IR", "JO-AZ", "JO-MA", "JO-BA", "JO-KA", "JO-MN", "JO-AQ", "JO-MD", "JO-JA", "JO-AJ", "JO-AT"
    };
    private static final int OTHERS = 2;

    private final Fill fill;
    private final Sealer cipher;

    RegistryData(Fill fill) {
        this.fill = fill;
        cipher = fill.cipher();
    }

    private interface Rows {
        void take(String id, NamedCsvRecord row) throws IOException;
    }

    /** The id of the record {@code L17}. */
    static String id(String record) {
        long number = Long.parseLong(record.substring(1));
        return new UUID(0x01900000_0000_7000L + (number << 16), 0x8000_0000_0000_0000L | number).toString();
    }

    static String governorate(String locality) {
        return GOVERNORATES[Math.floorMod(locality.hashCode(), GOVERNORATES.length)];
    }

    void fill(Path people) throws SQLException, IOException {
        fill.execute(
                "truncate person cascade",
                "drop index if exists person_name_words_ix, person_name_person_ix, person_updated_ix, person_contact_point_phone_ix",
                "alter table person_match_key drop constraint if exists person_match_key_pk");
        persons(people);
        fill.copy(
                "person_contact_point (person_id, position, kind, value)",
                out -> each(people, (id, row) -> {
                    if (!row.getField("phone").isEmpty()) {
                        Fill.line(out, id, 0, "PHONE", row.getField("phone").replaceFirst("^0", "+962"));
                    }
                }));
        fill.copy("person_holder", out -> each(people, (id, row) -> Fill.line(out, id, DemoAccounts.MINISTRY)));
        fill.copy(
                "person_name (id, person_id, script, name_use, given, father, grandfather, family, skeleton_words)",
                out -> each(
                        people,
                        (id, row) -> Fill.line(
                                out,
                                id,
                                id,
                                "ARAB",
                                "OFFICIAL",
                                row.getField("given"),
                                row.getField("father"),
                                row.getField("grandfather"),
                                row.getField("family"),
                                "{" + Skeleton.of(whole(row)).replace(' ', ',') + "}")));
        Set<String> numbers = new HashSet<>(); // of invented ones some are given twice
        fill.copy(
                "person_identifier (id, person_id, system, value_sealed, value_index, last_four, verification, status)",
                out -> each(people, (id, row) -> {
                    String number = row.getField("national_id");
                    if (!number.isEmpty() && numbers.add(number)) {
                        Fill.line(
                                out,
                                id,
                                id,
                                "JO_NATIONAL_NO",
                                cipher.sealText(number, id),
                                "\\\\x" + HexFormat.of().formatHex(index(number)),
                                number.substring(6),
                                "SEEN",
                                "ACTIVE");
                    }
                }));
        fill.execute(
                "insert into person_match_key (match_key, person_id, sketch) select distinct unnest(match_keys) k, id, match_sketch from person order by k, id",
                "alter table person_match_key add constraint person_match_key_pk primary key (match_key, person_id) include (sketch)",
                "create index person_name_person_ix on person_name (person_id)",
                "create index person_name_words_ix on person_name using gin (skeleton_words)",
                "create index person_updated_ix on person (updated_at, id)",
                "create index person_contact_point_phone_ix on person_contact_point (right(value, 9)) where kind = 'PHONE'",
                "vacuum analyze person_match_key",
                "vacuum analyze person",
                "vacuum analyze person_contact_point",
                "vacuum analyze person_name",
                "vacuum analyze person_identifier");
        fill.done();
    }

    private void persons(Path people) throws SQLException, IOException {
        BlockingKeys keys = new BlockingKeys(OTHERS, false);
        PersonReader reader = new PersonReader();
        fill.copy(
                "person (id, version, created_at, updated_at, agency_id, status, sex, birth_date, birth_date_precision,"
                        + " legal_status, governorate, match_keys, match_sketch, match_keys_version)",
                out -> each(people, (id, row) -> {
                    String governorate = governorate(row.getField("locality"));
                    Person person = reader.read(new PersonText(
                            null,
                            row.getField("given"),
                            row.getField("father"),
                            row.getField("grandfather"),
                            row.getField("family"),
                            null,
                            row.getField("born"),
                            row.getField("sex").equals("F") ? "FEMALE" : "MALE",
                            row.getField("phone"),
                            governorate,
                            row.getField("national_id").isEmpty()
                                    ? null
                                    : HexFormat.of().formatHex(index(row.getField("national_id"))),
                            null,
                            Arrays.asList(null, null)));
                    Set<Long> all = new LinkedHashSet<>(keys.of(person));
                    Fill.line(
                            out,
                            id,
                            0,
                            Fill.FIRST,
                            Fill.FIRST,
                            DemoAccounts.MINISTRY,
                            "ACTIVE",
                            row.getField("sex").equals("F") ? "FEMALE" : "MALE",
                            row.getField("born"),
                            "EXACT",
                            "CITIZEN",
                            governorate,
                            all.stream().map(Object::toString).collect(Collectors.joining(",", "{", "}")),
                            RecordSignature.of(person),
                            BlockingKeys.VERSION);
                }));
    }

    private byte[] index(String number) {
        return cipher.blindIndex("JO_NATIONAL_NO", "|" + number);
    }

    private static String whole(NamedCsvRecord row) {
        return String.join(
                " ",
                List.of(
                        row.getField("given"),
                        row.getField("father"),
                        row.getField("grandfather"),
                        row.getField("family")));
    }

    private static void each(Path file, Rows rows) throws IOException {
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file, StandardCharsets.UTF_8)) {
            csv.forEach(row -> {
                try {
                    rows.take(id(row.getField("id")), row);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
