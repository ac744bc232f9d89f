package org.wasl.registry.imports;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasl.contracts.code.BirthDatePrecision;
import org.wasl.contracts.code.DateOrder;
import org.wasl.contracts.code.FileEncoding;
import org.wasl.contracts.code.HouseholdRole;
import org.wasl.contracts.code.ImportFormat;
import org.wasl.contracts.code.LegalStatus;
import org.wasl.contracts.code.MaritalStatus;
import org.wasl.contracts.code.NameScript;
import org.wasl.contracts.code.NameUse;
import org.wasl.contracts.code.Sex;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.file.TextEncoding;
import org.wasl.platform.problem.Problem;
import org.wasl.registry.person.PersonFields;
import org.wasl.registry.registration.Registration;

/** How a file is read, without a database. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RowsTest {
    private static final PersonFields KNOWN = new PersonFields(
            List.of(
                    name(NameScript.ARAB, NameUse.OFFICIAL, "رزان", "مفلح", "علي", "الزعاترة"),
                    name(NameScript.LATN, NameUse.OFFICIAL, "Razan", null, null, "Zaatreh"),
                    name(NameScript.ARAB, NameUse.MAIDEN, "رزان", null, null, "الخطيب")),
            Sex.FEMALE,
            LocalDate.of(1990, 1, 1),
            BirthDatePrecision.YEAR,
            "JO",
            LegalStatus.CITIZEN,
            MaritalStatus.MARRIED,
            true,
            "+962795550001",
            "r@example.org",
            "ar",
            "JO-AM",
            "JO1101");

    /** Lines of the list whose right reading stands in issue 21, by their ids. */
    @Test
    void the_quirks_of_lists_are_read_or_refused_with_field_and_code() throws Exception {
        Map<String, Row> rows =
                byId(RowsTest.class.getResourceAsStream("/imports/quirks.csv").readAllBytes());
        Map<String, String> refused = new LinkedHashMap<>();
        rows.forEach((id, row) -> {
            String why = faultOf(row);
            if (why != null) {
                refused.put(id, why);
            }
        });
        assertThat(refused)
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("b8", "jo_national_no digits-lost"),
                        Map.entry("b10", "jo_national_no digit-missing"),
                        Map.entry("b20", "phone digits-lost"),
                        Map.entry("b24", "phone no-phone-number"),
                        Map.entry("b28", "birth_date spreadsheet-day"),
                        Map.entry("b33", "birth_date hijri-date"),
                        Map.entry("b34", "birth_date no-such-day"),
                        Map.entry("b35", "birth_date spreadsheet-zero"),
                        Map.entry("b36", "birth_date spreadsheet-zero"),
                        Map.entry("b37", "birth_date two-digit-year"),
                        Map.entry("b38", "birth_date other-date-order"),
                        Map.entry("b46", "given_ar line-break")));
        assertThat(rows).hasSize(58);

        assertThat(number(rows, "b1")).isEqualTo("4885053938");
        assertThat(number(rows, "b2")).isEqualTo("9846662852");
        assertThat(number(rows, "b4")).isEqualTo("4326404397");
        assertThat(number(rows, "b5")).isEqualTo("9855529668");
        assertThat(number(rows, "b9")).isEqualTo("3172816123");
        assertThat(number(rows, "b11")).isEqualTo("2431127677");
        assertThat(number(rows, "b12")).isEqualTo("9937894807");
        assertThat(number(rows, "b13")).isEqualTo("9871234567");
        for (String id : List.of("b14", "b15", "b16", "b17", "b22")) {
            assertThat(read(rows, id).phone()).as(id).isEqualTo("0795551111");
        }
        for (String id : List.of("b18", "b19", "b21")) {
            assertThat(read(rows, id).phone()).as(id).isEqualTo("+962795551111");
        }
        assertThat(rows.get("b15").notes()).extracting(Row.Fault::code).containsExactly("second-phone-not-taken");
        assertThat(read(rows, "b23").phone()).isNull();
        for (String id : List.of("b25", "b26", "b27", "b29")) {
            assertThat(read(rows, id).birthDate()).as(id).isEqualTo("1991-03-14");
        }
        assertThat(read(rows, "b30").birthDate()).isEqualTo("1991-03-13");
        assertThat(read(rows, "b31").birthDate()).isEqualTo("1991-01-01");
        assertThat(read(rows, "b31").birthDatePrecision()).isEqualTo(BirthDatePrecision.YEAR);
        assertThat(read(rows, "b32").birthDate()).isEqualTo("1991-03-01");
        assertThat(read(rows, "b32").birthDatePrecision()).isEqualTo(BirthDatePrecision.MONTH);
        for (String id : List.of("b39", "b40", "b42", "b47")) {
            assertThat(read(rows, id).names().get(0).given()).as(id).isEqualTo("غدير");
        }
        assertThat(read(rows, "b41").names().get(0).family()).isEqualTo("الشبول");
        assertThat(read(rows, "b43").names().get(0).father()).isNull();
        assertThat(read(rows, "b44").names().get(0).father()).isNull();
        assertThat(read(rows, "b45").names().get(0).family()).isEqualTo("ابو \"السعود\"");
        assertThat(read(rows, "b48").nationality()).isEqualTo("JO");
        assertThat(read(rows, "b49").nationality()).isEqualTo("JO");
        assertThat(read(rows, "b50").nationality()).isEqualTo("SY");
        for (String id : List.of("b51", "b52", "b53")) {
            assertThat(read(rows, id).governorate()).as(id).isEqualTo("JO-IR");
        }
        assertThat(read(rows, "b54").sex()).isEqualTo(Sex.MALE);
        for (String id : List.of("b55", "b56", "b57")) {
            assertThat(read(rows, id).sex()).as(id).isEqualTo(Sex.FEMALE);
        }
    }

    @Test
    void days_as_spreadsheets_count_them_are_read_where_that_is_asked() throws Exception {
        FileForm asked = new FileForm(null, null, null, true);
        Row row = rows("given,birth_date\nRana,33311\n".getBytes(UTF_8), job(Map.of(), asked))
                .get(0);
        assertThat(row.registration().birthDate()).isEqualTo("1991-03-14");
    }

    @ParameterizedTest
    @CsvSource({
        "1991-03-14, 1991-03-14, EXACT",
        "1991/3/4, 1991-03-04, EXACT",
        "14.3.1991, 1991-03-14, EXACT",
        "14 March 1991, 1991-03-14, EXACT",
        "14-Mar-1991, 1991-03-14, EXACT",
        "14 آذار 1991, 1991-03-14, EXACT",
        "٥ كانون الثاني ١٩٩١, 1991-01-05, EXACT",
        "5 مايو 1991, 1991-05-05, EXACT",
        "1991-03-14 00:00:00, 1991-03-14, EXACT",
        "1999-11-30T22:00:00.000Z, 1999-12-01, EXACT",
        "1999-11-30T22:00Z, 1999-12-01, EXACT",
        "1999-11-30 22:00:00+00:00, 1999-12-01, EXACT",
        "1991.0, 1991-01-01, YEAR",
        "03/1991, 1991-03-01, MONTH"
    })
    void dates_are_read_as_lists_write_them(String written, LocalDate day, BirthDatePrecision precision) {
        assertThat(new BirthDateReader(DateOrder.DAY_FIRST, false).read(written))
                .isEqualTo(new BirthDateReader.Born(day, precision, null));
    }

    @ParameterizedTest
    @CsvSource({
        "31/02/1991, no-such-day",
        "yesterday, malformed-date",
        "14 Foo 1991, malformed-date",
        "1991-13-01, no-such-day",
        "14-Mar-91, two-digit-year",
        "99999999, malformed-date",
        "123, malformed-date"
    })
    void what_is_no_date_is_refused_with_its_reason(String written, String code) {
        assertThat(new BirthDateReader(DateOrder.DAY_FIRST, false).read(written).fault())
                .isEqualTo(code);
    }

    @Test
    void the_order_of_day_and_month_is_one_for_the_whole_file() throws Exception {
        String month = "given,birth_date\nRana,3/14/1991\nRima,2/3/1991\nLina,03/30/1980\n";
        PersonImport job = job(Map.of());
        assertThat(form(month.getBytes(UTF_8), job).dateOrder()).isEqualTo(DateOrder.MONTH_FIRST);
        assertThat(rows(month.getBytes(UTF_8), job).get(1).registration().birthDate())
                .isEqualTo("1991-02-03");
        String both = "given,birth_date\nRima,2/3/1991\n";
        assertThat(form(both.getBytes(UTF_8), job).dateOrder()).isEqualTo(DateOrder.DAY_FIRST);
        assertThat(rows(both.getBytes(UTF_8), job).get(0).registration().birthDate())
                .isEqualTo("1991-03-02");
        assertThat(form("given,birth_date\nRima,1991-03-02\n".getBytes(UTF_8), job)
                        .dateOrder())
                .isNull();
    }

    @Test
    void a_file_is_read_in_the_encoding_that_it_has() throws Exception {
        String file = "external_id,given_ar,family_ar,phone\n1,سلمى,القرعان,0790001001\n2,ريم,الزعبي,0790001002\n";
        Map<FileEncoding, byte[]> files = new LinkedHashMap<>();
        files.put(FileEncoding.UTF_8, file.getBytes(UTF_8));
        files.put(FileEncoding.UTF_16LE, file.getBytes(UTF_16LE));
        files.put(FileEncoding.UTF_16BE, ("\uFEFF" + file).getBytes(UTF_16BE));
        files.put(FileEncoding.WINDOWS_1256, file.getBytes(TextEncoding.WINDOWS_1256));
        for (var one : files.entrySet()) {
            PersonImport job = job(Map.of());
            assertThat(form(one.getValue(), job).encoding()).isEqualTo(one.getKey());
            assertThat(rows(one.getValue(), job))
                    .as(one.getKey().name())
                    .extracting(row -> row.registration().names().get(0).family())
                    .containsExactly("القرعان", "الزعبي");
        }
    }

    @Test
    void an_encoding_that_is_asked_for_is_used() throws Exception {
        PersonImport job = job(Map.of(), new FileForm(FileEncoding.WINDOWS_1256, null, null, false));
        assertThat(rows("given\nسلمى\n".getBytes(UTF_8), job)
                        .get(0)
                        .registration()
                        .names()
                        .get(0)
                        .given())
                .isNotEqualTo("سلمى");
    }

    @ParameterizedTest
    @ValueSource(strings = {"given,sex", "given;sex", "given\tsex", "given|sex", "sep=;\ngiven;sex"})
    void the_separator_is_found_out(String header) throws Exception {
        char separator = header.charAt(header.indexOf("given") + "given".length());
        List<Row> rows = rows((header + "\nRana" + separator + "F\n").getBytes(UTF_8), job(Map.of()));
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).registration().sex()).isEqualTo(Sex.FEMALE);
    }

    @Test
    void headings_in_several_lines_are_one_and_nobody() throws Exception {
        String file = "external_id,given_ar,family_ar\nرقم,اسم,عائلة\n"
                + "#beneficiary+id,#beneficiary+name+given+i_ar,#beneficiary+name+family+i_ar\nq2,نجلاء,الفلاني\n";
        List<Row> rows = rows(file.getBytes(UTF_8), job(Map.of()));
        assertThat(rows).extracting(Row::externalId).containsExactly("q2");

        List<Row> withoutTags = rows(
                "external_id,given_ar,family_ar\nرقم,اسم,عائلة\nq2,نجلاء,الفلاني\n".getBytes(UTF_8), job(Map.of()));
        assertThat(withoutTags).extracting(Row::externalId).containsExactly("q2");

        List<Row> byTags = rows(
                ("a,b,c\n#beneficiary+id,#beneficiary+i_ar+given+name,#beneficiary+name+family+i_ar\nq2,نجلاء,الفلاني\n")
                        .getBytes(UTF_8),
                job(Map.of()));
        assertThat(byTags).extracting(Row::externalId).containsExactly("q2");
        assertThat(byTags.get(0).registration().names())
                .containsExactly(name(NameScript.ARAB, NameUse.OFFICIAL, "نجلاء", null, null, "الفلاني"));

        List<Row> titled =
                rows("قائمة 2026,,\nالرقم المرجعي,الاسم الأول,الجنس\n7,هند,أنثى\n".getBytes(UTF_8), job(Map.of()));
        assertThat(titled).extracting(Row::externalId).containsExactly("7");
        assertThat(titled.get(0).registration().sex()).isEqualTo(Sex.FEMALE);
    }

    @Test
    void a_first_person_whose_cells_are_few_is_no_heading() throws Exception {
        assertThat(rows("external_id,given,family\n1,هند,\n2,اسم,\n".getBytes(UTF_8), job(Map.of())))
                .extracting(Row::externalId)
                .containsExactly("1", "2");
    }

    @Test
    void marks_in_headings_hide_no_column() throws Exception {
        Map<String, String> columns = Map.of(
                "الرقم", "external_id",
                "الاسم الأول", "given_ar",
                "العائلة", "family_ar",
                "الجنس", "sex",
                "الهاتف", "phone");
        String file = "\uFEFFالرقم,الاسم الأول,العائلة,\u200Fالجنس,الهاتف\u00A0\n1,هيا,الفلاني,F,0796667788\n";
        Row row = rows(file.getBytes(UTF_8), job(columns)).get(0);
        assertThat(row.said().columns()).contains("sex", "phone");
        assertThat(row.registration().sex()).isEqualTo(Sex.FEMALE);
        assertThat(row.registration().phone()).isEqualTo("0796667788");
    }

    @Test
    void a_column_that_the_import_names_and_the_file_does_not_have_stops_it() throws Exception {
        PersonImport job = job(Map.of("Geschlecht", "sex"));
        try (Rows rows = opened("external_id,given\n1,Rana\n".getBytes(UTF_8), job)) {
            assertThat(rows.hopeless()).isTrue();
            assertThat(rows.faults()).contains(new Row.Fault(1, "Geschlecht", "mapped-column-missing"));
        }
        try (Rows rows = opened("external_id,given,g\n1,Rana,F\n".getBytes(UTF_8), job(Map.of("g", "shoe")))) {
            assertThat(rows.hopeless()).isTrue();
            assertThat(rows.faults()).contains(new Row.Fault(1, "g", "unknown-column"));
        }
        try (Rows rows = opened("external_id,given,se\u0000x\n1,Rana,F\n".getBytes(UTF_8), job(Map.of()))) {
            assertThat(rows.hopeless()).isTrue();
            assertThat(rows.faults()).contains(new Row.Fault(1, "sex", "control-characters"));
        }
    }

    @Test
    void a_whole_name_in_one_column_has_parts() throws Exception {
        List<PersonFields.Name> names = rows(
                        "external_id,الاسم\n1,غدير عقلة حمد الشبول\n".getBytes(UTF_8), job(Map.of()))
                .get(0)
                .registration()
                .names();
        assertThat(names).containsExactly(name(NameScript.ARAB, NameUse.OFFICIAL, "غدير", "عقلة", "حمد", "الشبول"));
        assertThat(rows("external_id,full_name_en\n1,Omar Al Khatib\n".getBytes(UTF_8), job(Map.of()))
                        .get(0)
                        .registration()
                        .names())
                .containsExactly(name(NameScript.LATN, NameUse.OFFICIAL, "Omar", null, null, "Al Khatib"));
    }

    @Test
    void what_a_row_does_not_say_stays_as_it_is() throws Exception {
        Row row = rows(
                        "external_id,given_ar,family_ar,birth_date\n1,رزان,الزعاترة,1990-02-12\n".getBytes(UTF_8),
                        job(Map.of()))
                .get(0);
        PersonFields after = row.onto(KNOWN, row.registration().fields().settled());
        assertThat(after.names())
                .as("with the father, the English and the maiden name")
                .isEqualTo(KNOWN.names());
        assertThat(after.birthDate()).isEqualTo("1990-02-12");
        assertThat(after.birthDatePrecision()).isEqualTo(BirthDatePrecision.EXACT);
        assertThat(List.of(
                        after.sex(),
                        after.nationality(),
                        after.legalStatus(),
                        after.maritalStatus(),
                        after.disability(),
                        after.phone(),
                        after.email(),
                        after.preferredLanguage(),
                        after.governorate(),
                        after.district()))
                .isEqualTo(List.of(
                        KNOWN.sex(),
                        KNOWN.nationality(),
                        KNOWN.legalStatus(),
                        KNOWN.maritalStatus(),
                        KNOWN.disability(),
                        KNOWN.phone(),
                        KNOWN.email(),
                        KNOWN.preferredLanguage(),
                        KNOWN.governorate(),
                        KNOWN.district()));

        Row line = rows(
                        "{\"names\":[{\"script\":\"ARAB\",\"use\":\"OFFICIAL\",\"given\":\"رزان\"}],\"phone\":null}"
                                .getBytes(UTF_8),
                        job(ImportFormat.JSON_LINES))
                .get(0);
        PersonFields then = line.onto(KNOWN, line.registration().fields().settled());
        assertThat(then.phone()).isNull();
        assertThat(then.sex()).isEqualTo(Sex.FEMALE);
        assertThat(then.names()).hasSize(3);
    }

    @Test
    void what_an_export_did_not_show_is_not_empty() throws Exception {
        Row row = rows(
                        "external_id,given_ar,phone,email,sex,redactions\n1,رزان,,,M,CONTACT|LOCATION\n"
                                .getBytes(UTF_8),
                        job(Map.of()))
                .get(0);
        PersonFields after = row.onto(KNOWN, row.registration().fields().settled());
        assertThat(after.phone()).isEqualTo(KNOWN.phone());
        assertThat(after.email()).isEqualTo(KNOWN.email());
        assertThat(after.sex()).isEqualTo(Sex.MALE);
    }

    @Test
    void the_same_number_in_another_spelling_changes_nothing() throws Exception {
        Row row = rows(
                        "external_id,given_ar,phone,birth_date\n1,رزان,0795550001,1990-01-01\n".getBytes(UTF_8),
                        job(Map.of()))
                .get(0);
        assertThat(row.onto(KNOWN, row.registration().fields().settled())).isEqualTo(KNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "ربة الأسرة, HEAD",
        "زوجة, SPOUSE",
        "ابنة, CHILD",
        "son, CHILD",
        "الأم, PARENT",
        "Head of household, HEAD"
    })
    void roles_are_read_in_words(String word, HouseholdRole role) throws Exception {
        Row row = rows(("given,household_id,household_role\nهند,h1," + word + "\n").getBytes(UTF_8), job(Map.of()))
                .get(0);
        assertThat(row.home().role()).isEqualTo(role);
    }

    @Test
    void a_word_that_nobody_knows_is_told_and_never_other() throws Exception {
        Row row = rows("given,sex,governorate\nهند,??x,Atlantis\n".getBytes(UTF_8), job(Map.of()))
                .get(0);
        assertThat(row.faults())
                .containsExactly(
                        new Row.Fault(2, "sex", "unknown-code"), new Row.Fault(2, "governorate", "unknown-code"));
    }

    private static PersonFields.Name name(
            NameScript script, NameUse use, String given, String father, String grandfather, String family) {
        return new PersonFields.Name(script, use, given, father, grandfather, family);
    }

    private static String number(Map<String, Row> rows, String id) {
        return read(rows, id).numbers().get(0).value();
    }

    private static Registration read(Map<String, Row> rows, String id) {
        return rows.get(id).registration();
    }

    /** What the reading of the row or of its numbers refuses; null where all is well. */
    private static String faultOf(Row row) {
        if (row.isFaulty()) {
            return row.faults().get(0).field() + " " + row.faults().get(0).code();
        }
        try {
            row.registration().numbers();
            return null;
        } catch (Problem problem) {
            return row.field(problem.errors().get(0).pointer()) + " "
                    + problem.errors().get(0).code();
        }
    }

    private static Map<String, Row> byId(byte[] file) throws IOException {
        Map<String, Row> rows = new LinkedHashMap<>();
        List<Row> read = rows(file, job(Map.of()));
        for (int i = 0; i < read.size(); i++) {
            rows.put("b" + i, read.get(i));
        }
        return rows;
    }

    private static PersonImport job(Map<String, String> columns) {
        return job(columns, FileForm.UNKNOWN);
    }

    private static PersonImport job(Map<String, String> columns, FileForm form) {
        return new PersonImport(
                new AgencyId(new UUID(0, 1)),
                "somebody",
                new PersonImport.Terms(ImportFormat.CSV, false, "list", columns, form),
                Clock.systemUTC());
    }

    private static PersonImport job(ImportFormat format) {
        return new PersonImport(
                new AgencyId(new UUID(0, 1)),
                "somebody",
                new PersonImport.Terms(format, false, "list", Map.of(), FileForm.UNKNOWN),
                Clock.systemUTC());
    }

    private static FileForm form(byte[] file, PersonImport job) throws IOException {
        return Rows.form(file, job, new ObjectMapper());
    }

    private static Rows opened(byte[] file, PersonImport job) throws IOException {
        return new Rows(new ByteArrayInputStream(file), form(file, job), job, new ObjectMapper());
    }

    private static List<Row> rows(byte[] file, PersonImport job) throws IOException {
        try (Rows rows = opened(file, job)) {
            assertThat(rows.hopeless()).as(() -> rows.faults().toString()).isFalse();
            return rows.next(1_000);
        }
    }
}
