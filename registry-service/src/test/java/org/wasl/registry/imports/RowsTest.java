package org.wasl.registry.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.registry.imports.TestLists.job;
import static org.wasl.registry.imports.TestLists.name;
import static org.wasl.registry.imports.TestLists.rows;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wasl.contracts.code.BirthDatePrecision;
import org.wasl.contracts.code.ContactPointKind;
import org.wasl.contracts.code.ContactPointUse;
import org.wasl.contracts.code.HouseholdRole;
import org.wasl.contracts.code.ImportFormat;
import org.wasl.contracts.code.MaritalStatus;
import org.wasl.contracts.code.NameScript;
import org.wasl.contracts.code.NameUse;
import org.wasl.contracts.code.Sex;
import org.wasl.platform.problem.Problem;
import org.wasl.registry.person.ContactPoint;
import org.wasl.registry.person.PersonFields;
import org.wasl.registry.person.TestPersons;
import org.wasl.registry.registration.Registration;

/** How a file is read, without a database. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RowsTest {
    private static final PersonFields KNOWN = TestPersons.fields(Map.of(
            "names",
            List.of(
                    name(NameScript.ARAB, NameUse.OFFICIAL, "رزان", "مفلح", "علي", "الزعاترة"),
                    name(NameScript.LATN, NameUse.OFFICIAL, "Razan", null, null, "Zaatreh"),
                    name(NameScript.ARAB, NameUse.MAIDEN, "رزان", null, null, "الخطيب")),
            "birthDate",
            "1990-01-01",
            "birthDatePrecision",
            BirthDatePrecision.YEAR,
            "maritalStatus",
            MaritalStatus.MARRIED,
            "disability",
            true,
            "contactPoints",
            List.of(
                    ContactPoint.of(ContactPointKind.PHONE, "+962795550001"),
                    new ContactPoint(ContactPointKind.PHONE, ContactPointUse.HOME, "+962795550002", false, null),
                    ContactPoint.of(ContactPointKind.EMAIL, "r@example.org")),
            "governorate",
            "JO-AM",
            "district",
            "JO1101"));

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
            assertThat(phones(rows, id)).as(id).startsWith("+962795551111");
        }
        for (String id : List.of("b18", "b19", "b21")) {
            assertThat(phones(rows, id)).as(id).containsExactly("+962795551111");
        }
        assertThat(phones(rows, "b15")).containsExactly("+962795551111", "+962785551111");
        assertThat(rows.get("b15").notes()).isEmpty();
        assertThat(phones(rows, "b23")).isEmpty();
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
        PersonFields after =
                row.onto(KNOWN, row.registration().body().toFields().settled());
        assertThat(after.names())
                .as("with the father, the English and the maiden name")
                .isEqualTo(KNOWN.names());
        assertThat(after.demographics().birthDate()).isEqualTo("1990-02-12");
        assertThat(after.demographics().birthDatePrecision()).isEqualTo(BirthDatePrecision.EXACT);
        assertThat(after.differing(KNOWN)).containsExactly("birthDate", "birthDatePrecision");

        Row line = rows(
                        "{\"names\":[{\"script\":\"ARAB\",\"use\":\"OFFICIAL\",\"given\":\"رزان\"}],\"contactPoints\":null}"
                                .getBytes(UTF_8),
                        job(ImportFormat.JSON_LINES))
                .get(0);
        PersonFields then =
                line.onto(KNOWN, line.registration().body().toFields().settled());
        assertThat(then.contactPoints()).isEmpty();
        assertThat(then.demographics().sex()).isEqualTo(Sex.FEMALE);
        assertThat(then.names()).hasSize(3);
    }

    @Test
    void what_an_export_did_not_show_is_not_empty() throws Exception {
        Row row = rows(
                        "external_id,given_ar,phone,email,sex,redactions\n1,رزان,,,M,CONTACT|LOCATION\n"
                                .getBytes(UTF_8),
                        job(Map.of()))
                .get(0);
        PersonFields after =
                row.onto(KNOWN, row.registration().body().toFields().settled());
        assertThat(after.contactPoints()).isEqualTo(KNOWN.contactPoints());
        assertThat(after.demographics().sex()).isEqualTo(Sex.MALE);
    }

    @Test
    void the_same_number_in_another_spelling_changes_nothing() throws Exception {
        Row row = rows(
                        "external_id,given_ar,phone,birth_date\n1,رزان,0795550001,1990-01-01\n".getBytes(UTF_8),
                        job(Map.of()))
                .get(0);
        assertThat(row.onto(KNOWN, row.registration().body().toFields().settled()))
                .isEqualTo(KNOWN);
    }

    @Test
    void a_list_has_several_telephones_and_addresses() throws Exception {
        Row row = rows(
                        ("external_id,given_ar,رقم الجوال,Landline,phone3,email,other email\n"
                                        + "1,رزان,0795550001,06 555 1234,0785550001 / 0775550001; 06-5551234,a@example.org;b@example.org,c@example.org\n")
                                .getBytes(UTF_8),
                        job(Map.of()))
                .get(0);
        assertThat(row.faults()).isEmpty();
        assertThat(row.registration().contactPoints())
                .extracting(ContactPoint::value)
                .containsExactly(
                        "+962795550001",
                        "+96265551234",
                        "+962785550001",
                        "+962775550001",
                        "a@example.org",
                        "b@example.org",
                        "c@example.org");
        assertThat(row.field("/contactPoints/1/value")).isEqualTo("phone2");
        assertThat(row.field("/contactPoints/3/value")).isEqualTo("phone3");
        assertThat(row.field("/contactPoints/5/value")).isEqualTo("email");
        assertThat(row.field("/contactPoints/6/value")).isEqualTo("email2");
    }

    @Test
    void what_stands_beside_a_number_and_is_none_is_told() throws Exception {
        Row row = rows("external_id,given_ar,phone\n1,رزان,0795550001 / عند الجارة\n".getBytes(UTF_8), job(Map.of()))
                .get(0);
        assertThat(row.registration().contactPoints())
                .containsExactly(ContactPoint.of(ContactPointKind.PHONE, "+962795550001"));
        assertThat(row.notes()).containsExactly(new Row.Fault(2, "phone", "phone-not-taken"));
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

    @Test
    void an_id_is_the_same_however_a_spreadsheet_wrote_it() throws Exception {
        assertThat(rows("external_id,given\n1,a\n1.0,b\n'1,c\n\u200F1\u00A0,d\n".getBytes(UTF_8), job(Map.of())))
                .extracting(Row::externalId)
                .containsOnly("1");
        Row lost = rows("external_id,given\n9.87E+12,a\n".getBytes(UTF_8), job(Map.of()))
                .get(0);
        assertThat(lost.faults()).containsExactly(new Row.Fault(2, "external_id", "digits-lost"));
    }

    private static String number(Map<String, Row> rows, String id) {
        return read(rows, id).numbers().get(0).value();
    }

    private static List<String> phones(Map<String, Row> rows, String id) {
        return read(rows, id).contactPoints().stream().map(ContactPoint::value).toList();
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
}
