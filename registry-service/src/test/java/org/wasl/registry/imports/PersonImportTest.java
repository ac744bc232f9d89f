package org.wasl.registry.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.UNHCR_SYSTEM;

import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.TestClock;

@QuarkusTest
class PersonImportTest extends ImportTest {
    private static final String HEADER =
            "external_id,given_ar,father_ar,family_ar,given_en,family_en,sex,birth_date,legal_status,governorate,jo_national_no\n";

    @Test
    void homes_of_a_list_are_formed_wherever_in_it_their_people_stand() {
        String header = "external_id,given_en,family_en,household_id,household_role\n";
        Answer done = imported(
                "CSV",
                header
                        + "1,Zeid,Hom,H1,CHILD\n"
                        + "2,Sami,Other,H2,\n"
                        + "3,Rima,Hom,H1,HEAD\n"
                        + "4,Lina,Other,H2,\n"
                        + "5,Omar,Orphan,H3,CHILD\n"
                        + "6,Nada,Hom,H1,HEAD\n"
                        + "7,Alone,Nobody,,\n");

        assertThat(counts(done)).containsExactly(7, 7, 0, 0, 0);
        assertThat(membersOf(home("1"))).containsExactlyInAnyOrder("HEAD Rima", "CHILD Zeid");
        assertThat(membersOf(home("2"))).containsExactlyInAnyOrder("HEAD Sami", "OTHER_RELATIVE Lina");
        assertThat(home("5").<List<Object>>at("items")).isEmpty();
        assertThat(report(done)).contains("6,household_id,household-without-head", "7,household_id,another-is-head");

        Answer again = imported(
                "CSV",
                header + "8,Karim,Hom,H1,CHILD\n" + "2,Sami,Other,H1,CHILD\n" + "3,Rima,Hom,H1,SPOUSE\n"
                        + "1,Zeid,Hom,H1,CHILD\n");
        assertThat(membersOf(home("1"))).containsExactlyInAnyOrder("HEAD Rima", "CHILD Zeid", "CHILD Karim");
        assertThat(membersOf(home("2"))).contains("HEAD Sami");
        assertThat(report(again)).contains("3,household_id,lives-elsewhere", "4,household_id,role-differs");
    }

    @Test
    void a_list_says_in_which_second_home_a_child_lives() {
        String header =
                "external_id,given_en,family_en,birth_date,household_id,household_role,second_household_id,second_household_role\n";
        String child = TestClock.today().minusYears(8).toString();
        Answer done = imported(
                "CSV",
                header
                        + "1,Zeid,Two," + child + ",S2,CHILD,S1,\n"
                        + "2,Rima,Two,1990-01-01,S2,HEAD,S1,SPOUSE\n"
                        + "3,Sami,Two,1985-01-01,S1,HEAD,,\n"
                        + "4,Lina,Two," + child + ",,,S1,CHILD\n"
                        + "5,Omar,Two," + child + ",S2,CHILD,S9,CHILD\n"
                        + "6,Nada,Two," + child + ",S2,CHILD,S2,CHILD\n");

        assertThat(report(done))
                .contains(
                        "3,second_household_id,only-for-a-child",
                        "5,second_household_id,main-home-needed",
                        "6,second_household_id,household-without-head");
        assertThat(membersOf(home("3"))).containsExactlyInAnyOrder("HEAD Sami", "CHILD Zeid");
        assertThat(home("3").<String>list("items[0].members.stay")).containsExactlyInAnyOrder("MAIN", "SHARED");
        assertThat(home("3").<Integer>at("items[0].size")).isEqualTo(1);
        assertThat(home("2").<Integer>at("items[0].size")).isEqualTo(4);

        Answer again = imported("CSV", header + "1,Zeid,Two," + child + ",S2,CHILD,S1,CHILD\n");
        assertThat(report(again)).doesNotContain("household_id");
        assertThat(home("3").<Integer>at("items[0].members.size()")).isEqualTo(2);
    }

    private Answer home(String externalId) {
        return as(REGISTRAR_AT_MINISTRY)
                .get("/v1/households?personId=" + person(externalId).id());
    }

    private static List<String> membersOf(Answer homes) {
        return homes.<Map<String, Object>>list("items[0].members").stream()
                .map(member -> member.get("role") + " "
                        + as(REGISTRAR_AT_MINISTRY)
                                .get("/v1/persons/" + member.get("personId"))
                                .<String>at("names[0].given"))
                .toList();
    }

    @Test
    void a_list_is_imported_and_imported_again_only_what_changed_changes() {
        String number = nationalNumber();
        String family = invented();
        String file = HEADER
                + "1,سلمى,أحمد," + family + ",Salma,Khatib,F,1990-02-03,CITIZEN,JO-IR," + number + "\n"
                + "2,هند,,,,,female,,,,\n";

        Answer done = imported("CSV", file);
        assertThat(counts(done)).containsExactly(2, 2, 0, 0, 0);
        Answer salma = person("1");
        assertThat(salma.<String>list("names.script")).containsExactlyInAnyOrder("ARAB", "LATN");
        assertThat(salma.<String>at("identifiers[0].value")).isEqualTo(number);
        assertThat(salma.<String>at("governorate")).isEqualTo("JO-IR");
        assertThat(person("2").<String>at("legalStatus")).isEqualTo("UNKNOWN");

        assertThat(counts(imported("CSV", file))).containsExactly(2, 0, 0, 2, 0);
        assertThat(counts(imported("CSV", file.replace("JO-IR", "JO-AM")))).containsExactly(2, 0, 1, 1, 0);
        assertThat(person("1").<String>at("governorate")).isEqualTo("JO-AM");
        assertThat(as(REGISTRAR_AT_MINISTRY)
                        .get("/v1/persons/" + salma.id() + "/history")
                        .hasStatus(200)
                        .<List<String>>list("items.fields"))
                .contains(List.of("governorate"));
    }

    @Test
    void whatever_is_wrong_with_a_line_the_others_are_imported() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        append(file, "\uFEFF" + HEADER.replace("governorate", "sex").replace("\n", ",shoe_size\r\n"));
        append(file, "#meta+id,#name,,,,,,,,,,\r\n");
        append(file, "a,سلمى,,,,,F,1990-02-03,,,,\n"); // line 3
        append(file, "b,ريم,,,,,F,3rd of May,MARTIAN,,,\r"); // 4
        append(file, "c,ناديا,,\n"); // 5
        append(file, "d,,,,,,F,,,,,\r\n"); // 6
        append(file, ",لينا,,,,,F,,,,,\n"); // 7
        file.writeBytes(new byte[] {'e', ',', (byte) 0xC3, (byte) 0xE1, ',', ',', '\n'}); // 8
        append(file, "f,\"" + "x".repeat(1_000_000) + "\",,,,,,,,,,\n"); // 9
        append(file, "g,هدى,,,,,F,2090-01-01,,,123,\n"); // 10
        append(file, "h,\"مها,,,,,F,,,,,\n"); // 11
        append(file, "i,رنا,,,,,F,1980-01-01,,,,\n"); // 12

        Answer done = imported("CSV", file.toByteArray(), Map.of());

        assertThat(done.<String>at("status")).isEqualTo("DONE");
        assertThat(counts(done)).containsExactly(10, 2, 0, 0, 8);
        assertThat(person("a").<String>at("names[0].given")).isEqualTo("سلمى");
        assertThat(person("i").<String>at("names[0].given")).isEqualTo("رنا");
        assertThat(report(done))
                .contains(
                        "1,sex,duplicate-column",
                        "1,shoe_size,unknown-column",
                        "4,birth_date,malformed-date",
                        "4,legal_status,unknown-code",
                        "5,,wrong-number-of-cells",
                        "6,/names,not-empty",
                        "7,external_id,external-id-required",
                        "8,,not-utf-8",
                        "9,,too-long",
                        "10,/birthDate,in-the-future",
                        "11,,unclosed-quote")
                .doesNotContain("\n3,", "\n12,");
    }

    @Test
    void the_report_says_it_in_both_languages_and_repeats_nothing_of_the_file() {
        Answer done = imported("CSV", HEADER + "secret-id,,,,,,,,,,\n");
        assertThat(report(done))
                .startsWith("line,field,code,message_ar,message_en")
                .contains("At least one entry is required.")
                .containsPattern("[\\u0600-\\u06FF]{3}")
                .doesNotContain("secret-id");
    }

    @Test
    void json_lines_are_registrations() {
        String good =
                "{\"names\":[{\"script\":\"LATN\",\"use\":\"OFFICIAL\",\"given\":\"Rana\"}],\"sex\":\"FEMALE\",\"legalStatus\":\"REFUGEE\","
                        + "\"externalIds\":[{\"scheme\":\"" + scheme + "\",\"value\":\"%s\"}]}";
        String file = good.formatted("x") + "\n{\"names\":1}\n{\n"
                + good.formatted("y").replace("FEMALE", "WOMAN") + "\n" + good.formatted("z");
        Answer done = imported("JSON_LINES", file);
        assertThat(counts(done)).containsExactly(5, 2, 0, 0, 3);
        assertThat(report(done)).contains("2,/names,wrong-type", "3,,malformed-json", "4,/sex,wrong-type");
        assertThat(person("z").<String>at("names[0].given")).isEqualTo("Rana");
    }

    @Test
    void a_dry_run_counts_and_writes_nothing() {
        Map<String, Object> dry = new HashMap<>(Map.of("dryRun", true));
        Answer done =
                imported("CSV", (HEADER + "1,سلمى,,,,,F,,,,\n2,,,,,,,,,,\n").getBytes(StandardCharsets.UTF_8), dry);
        assertThat(counts(done)).containsExactly(2, 1, 0, 0, 1);
        as(REGISTRAR_AT_MINISTRY)
                .get("/v1/persons/by-external-id/" + scheme + "/1")
                .isProblem(404, "not-found");
    }

    @Test
    void columns_may_be_called_as_the_list_calls_them() {
        Map<String, Object> asked = new HashMap<>();
        asked.put("columns", Map.of("الاسم", "given", "الرقم", "external_id", "الجنس", "sex"));
        Answer done = imported("CSV", "الرقم;الاسم;الجنس\n7;Huda;F\n8;هدى;F\n".getBytes(StandardCharsets.UTF_8), asked);
        assertThat(counts(done)).containsExactly(2, 2, 0, 0, 0);
        assertThat(person("7").<String>at("names[0].script")).isEqualTo("LATN");
        assertThat(person("8").<String>at("names[0].script")).isEqualTo("ARAB");
    }

    @Test
    void one_id_twice_in_a_file_is_one_person_as_the_later_row_has_her() {
        Answer done = imported("CSV", HEADER + "1,سلمى,,,,,F,,,JO-IR,\n1,سلمى,,,,,F,,,JO-AM,\n");
        assertThat(counts(done)).containsExactly(2, 1, 1, 0, 0);
        assertThat(person("1").<String>at("governorate")).isEqualTo("JO-AM");
    }

    @Test
    void who_is_known_already_is_registered_and_comes_before_a_steward() {
        String number = nationalNumber();
        Map<String, Object> somebody = named("سلمى", "أحمد", invented());
        somebody.put("identifiers", List.of(number("JO_NATIONAL_NO", number)));
        Answer known = registered(REGISTRAR_AT_MINISTRY, somebody);

        imported("CSV", HEADER + "1,سلمي,احمد,,,,F,,,," + number + "\n");

        Answer fresh = person("1");
        assertThat(fresh.<String>at("identifiers[0].status")).isEqualTo("DISPUTED");
        Answer review = await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(
                        () -> reviewOf(known.id(), fresh.id()),
                        found -> found.raw().statusCode() == 200);
        assertThat(review.<String>at("status")).isEqualTo("PENDING");
    }

    @Test
    void a_file_comes_in_parts_is_paused_and_goes_on_where_it_was() {
        int rows = 700;
        byte[] file = (HEADER
                        + IntStream.range(0, rows)
                                .mapToObj(i ->
                                        "r" + i + "," + invented() + "," + invented() + "," + invented() + ",,,F,,,,")
                                .collect(Collectors.joining("\n")))
                .getBytes(StandardCharsets.UTF_8);
        Answer job = announced("CSV", Map.of());
        int half = file.length / 2;
        sent(job, 0, java.util.Arrays.copyOfRange(file, 0, half));
        sent(job, 1, java.util.Arrays.copyOfRange(file, half, file.length));
        Answer started = step(job, "start").hasStatus(200);
        Answer paused = step(started, "pause").hasStatus(200);
        assertThat(paused.<String>at("status")).isEqualTo("PAUSED");
        assertThat(paused.<List<String>>at("allowedActions")).containsExactly("resume", "cancel");
        step(paused, "pause").isProblem(409, "illegal-step");
        Answer resumed = step(paused, "resume").hasStatus(200);

        Answer done = over(resumed);

        assertThat(counts(done)).containsExactly(rows, rows, 0, 0, 0);
        assertThat(done.<Integer>at("bytesRead")).isGreaterThanOrEqualTo(file.length);
    }

    @Test
    void a_gap_in_the_file_is_told_before_it_begins() {
        Answer job = announced("CSV", Map.of());
        assertThat(step(job, "start").isProblem(409, "illegal-step").<String>list("objections"))
                .containsExactly("missing-part");
        sent(job, 0, "given\n".getBytes(StandardCharsets.UTF_8));
        sent(job, 2, "Rana\n".getBytes(StandardCharsets.UTF_8));
        assertThat(step(job, "start").isProblem(409, "illegal-step").<String>list("objections"))
                .containsExactly("missing-part");
    }

    @Test
    void what_was_cancelled_is_over_and_its_file_is_gone() {
        Answer job = announced("CSV", Map.of());
        sent(job, 0, HEADER.getBytes(StandardCharsets.UTF_8));
        Answer cancelled = step(job, "cancel").hasStatus(200);
        assertThat(cancelled.<List<String>>at("allowedActions")).isEmpty();
        step(cancelled, "start").isProblem(409, "illegal-step");
        put(job, 0, new byte[] {'x'}).isProblem(409, "already-done");
    }

    @Test
    void another_agency_knows_nothing_of_it() {
        Answer job = announced("CSV", Map.of());
        as(UNHCR_SYSTEM).get("/v1/person-imports/" + job.id()).isProblem(404, "not-found");
        as(UNHCR_SYSTEM).get("/v1/person-imports/" + job.id() + "/report").isProblem(404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PK\u0003\u0004zip", "\u001F\u008Bgzip", "%PDF-1.7"})
    void a_packed_file_is_none(String content) {
        Answer done = imported("CSV", content.getBytes(StandardCharsets.ISO_8859_1), Map.of());
        assertThat(done.<String>at("status")).isEqualTo("FAILED");
        assertThat(report(done)).contains("1,,not-a-text-file");
    }

    @Test
    void a_file_without_names_is_none() {
        Answer nameless = imported("CSV", "phone\n0790000000");
        assertThat(nameless.<String>at("status")).isEqualTo("FAILED");
        assertThat(report(nameless)).contains("1,given,missing-column");
    }

    private static void append(ByteArrayOutputStream file, String text) {
        file.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
