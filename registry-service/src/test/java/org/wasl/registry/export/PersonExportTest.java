package org.wasl.registry.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.AUDITOR_OF_ALL;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.UNHCR_SYSTEM;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.registry.RegistryTest;

@QuarkusTest
class PersonExportTest extends RegistryTest {
    @Test
    void a_file_has_a_header_and_tags_and_a_line_for_each() {
        Answer person = registered(REGISTRAR_AT_MINISTRY, named("سلمى", "أحمد", "الخطيب"));
        List<String> lines = lines(as(REGISTRAR_AT_MINISTRY).get("/v1/persons/export"));
        assertThat(lines.get(0)).startsWith("\uFEFFperson_id,household_id,household_no,given_ar");
        assertThat(lines.get(1).replace("\"", ""))
                .startsWith("#beneficiary+id,#group+id,#group+id+own,#beneficiary+name+given+i_ar");
        assertThat(lines.get(1).split(",")).hasSameSizeAs(lines.get(0).split(","));
        assertThat(lines).anySatisfy(line -> assertThat(line)
                .startsWith(person.id() + ",")
                .contains(",سلمى,أحمد,,الخطيب,")
                .contains("FEMALE"));
    }

    @Test
    void what_consent_does_not_open_is_empty_and_named() {
        Answer person = registered(REGISTRAR_AT_MINISTRY, named("هند", "أحمد", "الخطيب"));
        assertThat(lines(as(UNHCR_SYSTEM).with("X-Purpose", "EXCHANGE_UNHCR").get("/v1/persons/export")))
                .noneMatch(line -> line.startsWith(person.id()));
        consented(REGISTRAR_AT_MINISTRY, person.id(), "EXCHANGE_UNHCR", Persona.UNHCR, "CONTACT");
        String line = lines(as(UNHCR_SYSTEM).with("X-Purpose", "EXCHANGE_UNHCR").get("/v1/persons/export")).stream()
                .filter(one -> one.startsWith(person.id()))
                .findFirst()
                .orElseThrow();
        assertThat(line)
                .doesNotContain("هند")
                .contains("+96279")
                .contains("HOUSEHOLD|IDENTIFIERS|IDENTITY|LOCATION|NEEDS");
    }

    @Test
    void a_spreadsheet_finds_no_formula_in_it() {
        Map<String, Object> body = named("=HYPERLINK(\"http://example.org\")", "@SUM(1)", "-2+3");
        Answer person = registered(REGISTRAR_AT_MINISTRY, body);
        String line = lines(as(REGISTRAR_AT_MINISTRY).get("/v1/persons/export")).stream()
                .filter(one -> one.startsWith(person.id()))
                .findFirst()
                .orElseThrow();
        assertThat(line).contains("'=HYPERLINK").contains("'@SUM(1)").contains("'-2+3");
    }

    @Test
    void json_lines_are_persons_and_each_is_in_the_trail() {
        Answer person = registered(REGISTRAR_AT_MINISTRY, somebody());
        String line = lines(as(REGISTRAR_AT_MINISTRY).get("/v1/persons/export?format=JSON_LINES")).stream()
                .filter(one -> one.contains(person.id()))
                .findFirst()
                .orElseThrow();
        assertThat(line).startsWith("{").contains("\"legalStatus\":\"REFUGEE\"");
        assertThat(as(AUDITOR_OF_ALL)
                        .get("/v1/audit/entries?recordId=" + person.id())
                        .<Map<String, Object>>list("items"))
                .anySatisfy(entry -> {
                    assertThat(entry.get("action")).isEqualTo("person.read");
                    assertThat(entry.get("subject"))
                            .isEqualTo(REGISTRAR_AT_MINISTRY.subject().toString());
                });
    }

    @Test
    void a_program_may_want_no_byte_order_mark_and_only_one_governorate() {
        Map<String, Object> inAqaba = somebody();
        inAqaba.put("governorate", "JO-AQ");
        Answer there = registered(REGISTRAR_AT_MINISTRY, inAqaba);
        Answer elsewhere = registered(REGISTRAR_AT_MINISTRY, somebody());

        List<String> lines = lines(as(REGISTRAR_AT_MINISTRY).get("/v1/persons/export?bom=false&governorate=JO-AQ"));

        assertThat(lines.get(0)).startsWith("person_id,");
        assertThat(lines)
                .anyMatch(line -> line.startsWith(there.id()))
                .noneMatch(line -> line.startsWith(elsewhere.id()));
        assertThat(lines(as(REGISTRAR_AT_MINISTRY)
                        .get("/v1/persons/export?governorate=JO-AQ&updatedSince=2100-01-01T00:00:00Z")))
                .hasSize(2);
        as(REGISTRAR_AT_MINISTRY).get("/v1/persons/export?governorate=JO-XX").isProblem(400, "unreadable-request");
    }

    @Test
    void only_the_registry_s_offices_export() {
        as(CASEWORKER_AT_MINISTRY).get("/v1/persons/export").isProblem(403, "not-allowed");
        as(REGISTRAR_AT_MINISTRY).get("/v1/persons/export?format=XLSX").isProblem(400, "unreadable-request");
    }

    private static List<String> lines(Answer answer) {
        return Arrays.asList(answer.hasStatus(200).raw().asString().split("\\R"));
    }
}
