package org.wasl.registry.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wasl.contracts.vocabulary.Vocabulary;
import org.wasl.platform.testing.Api.Answer;

/** Governorates, districts and camps of a list: codes of both systems, names, and what nobody knows. */
@QuarkusTest
class PlacesOfListsTest extends ImportTest {
    @Test
    void p_codes_iso_codes_and_names_are_read_and_what_is_no_district_stays_and_is_told() {
        Answer done = read("""
                external_id,given_ar,governorate,district
                1,سلمى,JO21,JO2102
                2,سلمى,JO-IR,لواء الرمثا
                3,سلمى,jo11,Marka District
                4,سلمى,إربد,قرب البلدية
                5,سلمى,JO11,JO2102
                """);

        assertThat(counts(done)).containsExactly(5, 4, 0, 0, 1);
        assertThat(placeOf("1")).containsExactly("JO-IR", "JO2102");
        assertThat(placeOf("2")).containsExactly("JO-IR", "JO2102");
        assertThat(placeOf("3")).containsExactly("JO-AM", "JO1102");
        assertThat(placeOf("4")).containsExactly("JO-IR", "قرب البلدية");
        assertThat(report(done).lines().filter(line -> !line.startsWith("line,")))
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line).startsWith("5,/district,unknown-code-kept"),
                        line -> assertThat(line).startsWith("6,/district,district-elsewhere"),
                        line -> assertThat(line).startsWith("6,/governorate,district-elsewhere"));
    }

    @Test
    void camps_are_read_by_code_and_by_name_in_both_languages_and_what_is_no_camp_is_refused_with_its_row() {
        Answer done = read("""
                الرقم المرجعي,الاسم الأول,المحافظة,المخيم
                1,سلمى,المفرق,الزعتري
                2,سلمى,JO13,مخيم الأزرق
                3,سلمى,إربد,Irbid camp
                4,سلمى,JO-AM,AMMAN_NEW_CAMP
                5,سلمى,JO-AM,Atlantis
                6,سلمى,JO-AM,Zaatari
                7,سلمى,JO-AM,
                """);

        assertThat(counts(done)).containsExactly(7, 5, 0, 0, 2);
        assertThat(Stream.of("1", "2", "3", "4").map(this::campOf))
                .containsExactly("ZAATARI", "AZRAQ", "IRBID_CAMP", "AMMAN_NEW_CAMP");
        assertThat(campOf("7")).isNull();
        assertThat(report(done).lines().filter(line -> !line.startsWith("line,")))
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line).startsWith("6,/camp,unknown-code"),
                        line -> assertThat(line).startsWith("7,/camp,camp-elsewhere"),
                        line -> assertThat(line).startsWith("7,/governorate,camp-elsewhere"));
    }

    @Test
    void what_an_administrator_added_is_read_by_code_and_by_name() {
        isInList(Vocabulary.GOVERNORATE, "JO-ZW", "محافظة البادية", "Badia Governorate");
        isInList(Vocabulary.COUNTRY, "XK", "كوسوفو", "Kosovo");

        Answer done = read("""
                external_id,given_ar,governorate,nationality
                1,سلمى,JO-ZW,XK
                2,سلمى,البادية,كوسوفو
                3,سلمى,badia,KOSOVO
                4,سلمى,JO-ZY,XL
                """);

        assertThat(counts(done)).containsExactly(4, 3, 0, 0, 1);
        for (String id : List.of("1", "2", "3")) {
            Answer person = person(id);
            assertThat(List.of(person.<String>at("governorate"), person.<String>at("nationality")))
                    .containsExactly("JO-ZW", "XK");
        }
        assertThat(report(done).lines().filter(line -> !line.startsWith("line,")))
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line).startsWith("5,governorate,unknown-code"),
                        line -> assertThat(line).startsWith("5,nationality,unknown-code"));
    }

    private String campOf(String externalId) {
        return person(externalId).at("camp");
    }

    private Answer read(String list) {
        Answer job = announced("CSV", Map.of());
        sent(job, 0, list.getBytes(StandardCharsets.UTF_8));
        return over(step(job, "start").hasStatus(200));
    }

    private List<String> placeOf(String externalId) {
        Answer person = person(externalId);
        return List.of(person.at("governorate"), person.at("district"));
    }
}
