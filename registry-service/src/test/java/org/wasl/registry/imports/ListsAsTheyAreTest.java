package org.wasl.registry.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.STEWARD_AT_MINISTRY;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasl.platform.testing.Api.Answer;

/** Lists as agencies have them, sent through the API. How each cell is read: {@link RowsTest}. */
@QuarkusTest
class ListsAsTheyAreTest extends ImportTest {
    @Test
    void a_list_with_fewer_columns_leaves_the_other_fields_alone() throws Exception {
        assertThat(counts(sent("full.csv", Map.of()))).containsExactly(1, 1, 0, 0, 0);
        Answer before = person("1");
        List<Object> names = new ArrayList<>(before.<List<Object>>at("names"));
        names.add(Map.of("script", "ARAB", "use", "MAIDEN", "given", "رزان", "family", "الخطيب"));
        as(REGISTRAR_AT_MINISTRY)
                .patch("/v1/persons/" + before.id(), before.etag(), Map.of("names", names))
                .hasStatus(200);

        assertThat(counts(sent("then-partial.csv", Map.of()))).containsExactly(1, 0, 1, 0, 0);

        Answer after = person("1");
        assertThat(after.<String>at("birthDate")).isEqualTo("1990-02-12");
        assertThat(after.<List<Object>>at("names")).hasSize(3);
        for (String field :
                List.of("sex", "contactPoints", "nationality", "legalStatus", "maritalStatus", "governorate")) {
            assertThat(after.<Object>at(field))
                    .as(field)
                    .isEqualTo(before.at(field))
                    .isNotNull();
        }
        assertThat(counts(sent("then-partial.csv", Map.of()))).as("once more").containsExactly(1, 0, 0, 1, 0);
    }

    @Test
    void marks_in_the_headings_hide_nothing_and_a_column_that_is_missing_stops_the_list() throws Exception {
        Map<String, String> columns = new HashMap<>(Map.of(
                "الرقم", "external_id",
                "الاسم الأول", "given_ar",
                "العائلة", "family_ar",
                "الجنس", "sex",
                "الهاتف", "phone",
                "الرقم الوطني", "jo_national_no"));
        Answer done = sent("header-marks.csv", Map.of("columns", columns));
        assertThat(counts(done)).containsExactly(1, 1, 0, 0, 0);
        assertThat(person("1").<String>at("sex")).isEqualTo("FEMALE");
        assertThat(person("1").<String>at("contactPoints[0].value")).isEqualTo("+962796667788");

        columns.put("المحافظة", "governorate");
        Answer stopped = sent("header-marks.csv", Map.of("columns", columns));
        assertThat(stopped.<String>at("status")).isEqualTo("FAILED");
        assertThat(report(stopped)).contains("1,المحافظة,mapped-column-missing");
        assertThat(person("1").<String>at("contactPoints[0].value")).isEqualTo("+962796667788");
    }

    @Test
    void a_list_in_utf_16_is_read_and_one_with_a_broken_heading_fails() throws Exception {
        Answer done = sent("utf16-no-bom.csv", Map.of());
        assertThat(done.<String>at("status")).isEqualTo("DONE");
        assertThat(done.<String>at("encoding")).isEqualTo("UTF_16LE");
        assertThat(done.<String>at("separator")).isEqualTo("COMMA");
        assertThat(counts(done).get(1)).isPositive();
        assertThat(report(done)).contains("1,,read-as-utf-16");

        Answer broken = sent("nul-in-header.csv", Map.of());
        assertThat(broken.<String>at("status")).isEqualTo("FAILED");
        assertThat(report(broken)).contains("1,sex,control-characters");
    }

    @Test
    void a_list_in_the_letters_of_arabic_windows_is_read() {
        byte[] file = "external_id;given_ar;family_ar;birth_date\n1;سلمى;القرعان;3/4/1991\n2;ريم;الزعبي;25/4/1991\n"
                .getBytes(java.nio.charset.Charset.forName("windows-1256"));
        Answer done = imported("CSV", file, Map.of());
        assertThat(counts(done)).containsExactly(2, 2, 0, 0, 0);
        assertThat(done.<String>at("encoding")).isEqualTo("WINDOWS_1256");
        assertThat(done.<String>at("separator")).isEqualTo("SEMICOLON");
        assertThat(done.<String>at("dateOrder")).isEqualTo("DAY_FIRST");
        assertThat(report(done)).contains("1,,read-as-windows-1256", "1,birth_date,read-day-first");
        assertThat(person("1").<String>at("names[0].family")).isEqualTo("القرعان");
        assertThat(person("1").<String>at("birthDate")).isEqualTo("1991-04-03");
    }

    @Test
    void lines_of_headings_are_no_persons() throws Exception {
        Answer done = sent("kobo-two-headers-hxl.csv", Map.of());
        assertThat(counts(done)).containsExactly(1, 1, 0, 0, 0);
        assertThat(person("q2").<String>at("names[0].given")).isEqualTo("نجلاء");
        assertThat(report(done)).contains("2,,header-row");
    }

    @Test
    void of_the_quirks_of_lists_what_can_be_read_is_and_the_rest_is_told_with_field_and_code() throws Exception {
        Answer done = sent("quirks.csv", Map.of());
        assertThat(counts(done)).containsExactly(58, 46, 0, 0, 12);
        assertThat(report(done))
                .contains(
                        "10,jo_national_no,digits-lost",
                        "12,jo_national_no,digit-missing",
                        "22,phone,digits-lost",
                        "26,phone,no-phone-number",
                        "30,birth_date,spreadsheet-day",
                        "35,birth_date,hijri-date",
                        "39,birth_date,two-digit-year",
                        "40,birth_date,other-date-order",
                        "48,given_ar,line-break");
        assertThat(person("b15").<String>list("contactPoints.value")).containsExactly("+962795551111", "+962785551111");
        assertThat(counts(sent("quirks.csv", Map.of())))
                .as("the same list twice")
                .containsExactly(58, 0, 0, 46, 12);
        assertThat(counts(sent("quirks.csv", Map.of("spreadsheetDates", true)))).containsExactly(58, 1, 0, 46, 11);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "given\n%s\n",
                "{\"names\":[{\"script\":\"LATN\",\"use\":\"OFFICIAL\",\"given\":\"%s\"}],\"sex\":\"FEMALE\",\"legalStatus\":\"OTHER\"}\n"
            })
    void the_same_list_without_ids_makes_nobody_twice(String rows) {
        String format = rows.startsWith("{") ? "JSON_LINES" : "CSV";
        byte[] file = rows.formatted(invented()).getBytes(StandardCharsets.UTF_8);
        assertThat(withoutIds(format, file, true).<String>at("status")).isEqualTo("DONE");
        assertThat(counts(withoutIds(format, file, false))).containsExactly(1, 1, 0, 0, 0);
        Answer again = withoutIds(format, file, false);
        assertThat(again.<String>at("status")).isEqualTo("FAILED");
        assertThat(report(again)).contains("1,,imported-before");
    }

    @Test
    void a_list_without_ids_that_grew_brings_only_who_is_new() {
        String header = "given,father,family,sex,jo_national_no,household_id,household_role\n";
        String family = invented();
        String number = nationalNumber();
        String mother = "Huda,Ahmad," + family + ",F," + number + ",H-" + family + ",HEAD\n";
        String child = "Zeid,Sami," + family + ",M,,H-" + family + ",CHILD\n";
        String son = "Omar,Sami," + family + ",M,,H-" + family + ",CHILD\n";
        assertThat(counts(withoutIds("CSV", bytes(header + mother + child), false)))
                .containsExactly(2, 2, 0, 0, 0);
        Answer huda = numbered(number);
        as(STEWARD_AT_MINISTRY)
                .patch("/v1/persons/" + huda.id(), huda.etag(), Map.of("governorate", "JO-AM"))
                .hasStatus(200);

        Answer tried = withoutIds("CSV", bytes(header + mother + son + child), true);
        assertThat(counts(tried)).containsExactly(3, 1, 0, 2, 0);
        Answer grown = withoutIds("CSV", bytes(header + mother + son + child), false);

        assertThat(counts(grown)).containsExactly(3, 1, 0, 2, 0);
        assertThat(numbered(number).<String>at("governorate"))
                .as("what was corrected meanwhile stays")
                .isEqualTo("JO-AM");
        // One word more is somebody else, until a steward says otherwise.
        String changed = mother.replace("Huda,", "Hudaa,");
        assertThat(counts(withoutIds("CSV", bytes(header + changed + child), false)))
                .containsExactly(2, 1, 0, 1, 0);
    }

    @Test
    void two_equal_rows_of_one_list_are_two_persons_and_no_more_when_the_list_comes_again() {
        String row = invented() + ",M\n";
        assertThat(counts(withoutIds("CSV", bytes("given,sex\n" + row + row), false)))
                .containsExactly(2, 2, 0, 0, 0);
        assertThat(counts(withoutIds("CSV", bytes("given,sex\n" + row + invented() + ",F\n" + row), false)))
                .containsExactly(3, 1, 0, 2, 0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void one_equal_row_more_than_persons_are_known_by_it_brings_one_more(boolean triedFirst) {
        String header = "given,sex\n";
        String one = invented() + ",M\n";
        String two = invented() + ",F\n";
        assertThat(counts(withoutIds("CSV", bytes(header + one), false))).containsExactly(1, 1, 0, 0, 0);
        assertThat(counts(withoutIds("CSV", bytes(header + two + two), false))).containsExactly(2, 2, 0, 0, 0);

        byte[] grown = bytes(header + one + two + two + one + invented() + ",M\n" + two);
        if (triedFirst) {
            assertThat(counts(withoutIds("CSV", grown, true))).containsExactly(6, 3, 0, 3, 0);
        }
        assertThat(counts(withoutIds("CSV", grown, false))).containsExactly(6, 3, 0, 3, 0);

        assertThat(counts(withoutIds("CSV", bytes(header + one + two + one + two + two), false)))
                .as("two and three are known by now")
                .containsExactly(5, 0, 0, 5, 0);
    }

    /** Rows are written some hundred at a time: whom an earlier one met is known also then. */
    @Test
    void equal_rows_are_counted_over_the_whole_list() {
        String header = "given,sex\n";
        String row = invented() + ",M\n";
        assertThat(counts(withoutIds("CSV", bytes(header + row), false))).containsExactly(1, 1, 0, 0, 0);
        String faulty = (invented() + ",no such sex\n").repeat(600);

        assertThat(counts(withoutIds("CSV", bytes(header + row + faulty + row), false)))
                .containsExactly(602, 1, 0, 1, 600);
    }

    @Test
    void of_an_erased_person_no_row_is_known_any_more() {
        String number = nationalNumber();
        String row = invented() + ",F,1980-01-02," + number + "\n";
        String header = "given,sex,birth_date,jo_national_no\n";
        assertThat(counts(withoutIds("CSV", bytes(header + row), false))).containsExactly(1, 1, 0, 0, 0);
        Answer request = as(REGISTRAR_AT_MINISTRY)
                .post(
                        "/v1/subject-requests",
                        Map.of("personId", numbered(number).id(), "kind", "ERASURE", "askedBy", "SELF"))
                .hasStatus(201);
        as(STEWARD_AT_MINISTRY)
                .step(request, "/v1/subject-requests/" + request.id() + "/fulfil", null)
                .hasStatus(200);

        assertThat(counts(withoutIds("CSV", bytes(header + row + invented() + ",M,,\n"), false)))
                .containsExactly(2, 2, 0, 0, 0);
    }

    private static Answer numbered(String number) {
        String id = as(STEWARD_AT_MINISTRY)
                .post("/v1/persons/search", Map.of("identifier", number("JO_NATIONAL_NO", number)))
                .hasStatus(200)
                .at("items[0].id");
        return as(STEWARD_AT_MINISTRY).get("/v1/persons/" + id).hasStatus(200);
    }

    private static byte[] bytes(String list) {
        return list.getBytes(StandardCharsets.UTF_8);
    }

    private static Answer withoutIds(String format, byte[] file, boolean dryRun) {
        Answer job = as(STEWARD_AT_MINISTRY)
                .post("/v1/person-imports", Map.of("format", format, "dryRun", dryRun))
                .hasStatus(201);
        sent(job, 0, file);
        return over(step(job, "start").hasStatus(200));
    }

    private Answer sent(String name, Map<String, Object> more) throws IOException {
        try (var file = ListsAsTheyAreTest.class.getResourceAsStream("/imports/" + name)) {
            return imported("CSV", file.readAllBytes(), more);
        }
    }
}
