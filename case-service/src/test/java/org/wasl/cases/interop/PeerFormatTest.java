package org.wasl.cases.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasl.cases.registry.NewPerson;
import org.wasl.cases.registry.PersonName;
import org.wasl.contracts.code.BirthDatePrecision;
import org.wasl.contracts.code.CodeLists;
import org.wasl.contracts.code.NameScript;
import org.wasl.contracts.code.NameUse;
import org.wasl.contracts.code.PeerProfile;
import org.wasl.contracts.vocabulary.Vocabulary;
import org.wasl.platform.problem.Problem;

/** What is read of a line, without a database. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PeerFormatTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);

    @ParameterizedTest
    @CsvSource({
        "1999-11-30T22:00:00.000Z, 1999-12-01",
        "1999-11-30T20:59:59Z, 1999-11-30",
        "1975-06-30T21:00Z, 1975-07-01",
        "1975-06-30T23:30:00+0300, 1975-06-30",
        "1999-11-30 22:00:00 +0000, 1999-12-01",
        "1999-11-30 22:00:00 UTC, 1999-12-01",
        "1999-11-30T23:59:00, 1999-11-30",
        "1999-11-30, 1999-11-30",
        "١٩٩٩-١١-٣٠, 1999-11-30",
        "\u200f1999-11-30\u00a0, 1999-11-30",
        "30/11/1999, 1999-11-30",
        "30-Nov-1999, 1999-11-30",
    })
    void an_instant_is_the_day_that_it_was_in_Jordan(String text, LocalDate day) {
        assertThat(primero("\"date_of_birth\":\"" + text + "\"").person().birthDate())
                .isEqualTo(day);
        assertThat(primero("\"identified_on\":\"" + text + "\"").identifiedOn()).isEqualTo(day);
        assertThat(read(
                                PeerProfile.PROGRES,
                                "\"progres_interventionnumber\":\"I\",\"givenname\":\"Layla\",\"dateofbirth\":\"" + text
                                        + "\"")
                        .person()
                        .birthDate())
                .isEqualTo(day);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1999-02-30", "1999-11-30T22:61:00Z", "soon", "-0001-01-01T00:00:00Z"})
    void what_is_no_day_stays_as_it_came_and_is_told(String text) {
        PeerCase said = primero("\"date_of_birth\":\"" + text + "\"");

        assertThat(said.person().birthDate()).isNull();
        assertThat(said.person().birthDatePrecision()).isNull();
        assertThat(said.warnings()).containsExactly(new ImportReport.Fault("/date_of_birth", "unknown-code-kept"));
        assertThat(said.rest().path("date_of_birth").asText()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "\"12\"", "12.0", "\"١٢\""})
    void an_age_without_a_date_is_a_year_that_is_estimated(String age) {
        for (NewPerson person : List.of(
                primero("\"age\":" + age).person(),
                read(
                                PeerProfile.UNHCR_JORDAN,
                                "\"cpims_code\":\"C-1\",\"individual_progress_id\":\"DAD-1\",\"date_of_birth\":\"\",\"age\":"
                                        + age)
                        .person())) {
            assertThat(person.birthDate()).isEqualTo("2014-01-01");
            assertThat(person.birthDatePrecision()).isEqualTo(BirthDatePrecision.ESTIMATED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"999", "\"-1\"", "121", "\"twelve\"", "12.5"})
    void an_age_that_cannot_be_is_told_and_says_nothing_of_the_birth(String age) {
        for (PeerProfile profile : PeerProfile.values()) {
            PeerCase said = read(
                    profile,
                    "\"name_first\":\"Sami\",\"givenname\":\"Sami\",\"individual_progress_id\":\"DAD-1\",\"age\":"
                            + age);

            assertThat(said.person().birthDate()).as(profile.name()).isNull();
            assertThat(said.person().birthDatePrecision()).isNull();
            assertThat(said.warnings()).containsExactly(new ImportReport.Fault("/age", "not-an-age"));
            assertThat(said.rest().has("age")).as("kept as it came").isTrue();
        }
    }

    @Test
    void the_date_goes_before_the_age() {
        NewPerson person = primero("\"age\":3,\"date_of_birth\":\"2014-05-02\",\"estimated\":false")
                .person();

        assertThat(person.birthDate()).isEqualTo("2014-05-02");
        assertThat(person.birthDatePrecision()).isEqualTo(BirthDatePrecision.EXACT);
        assertThat(primero("\"date_of_birth\":\"2014-05-02\",\"estimated\":true")
                        .person()
                        .birthDatePrecision())
                .isEqualTo(BirthDatePrecision.ESTIMATED);
    }

    @Test
    void a_name_in_one_piece_is_taken_where_there_are_no_parts() {
        assertThat(read(PeerProfile.PRIMERO, "\"case_id\":\"1\",\"name\":\"سامي عمر الخطيب\"")
                        .person()
                        .names())
                .containsExactly(new PersonName(NameScript.ARAB, NameUse.OFFICIAL, "سامي", "عمر", null, "الخطيب"));
        assertThat(read(PeerProfile.PROGRES, "\"name\":\"Layla\"").person().names())
                .containsExactly(new PersonName(NameScript.LATN, NameUse.OFFICIAL, "Layla", null, null, null));
        PeerCase both = primero("\"name\":\"Somebody Else\"");
        assertThat(both.person().names().get(0).given()).isEqualTo("Sami");
        assertThat(both.rest().path("name").asText()).isEqualTo("Somebody Else");
        assertThat(read(PeerProfile.PRIMERO, "\"case_id\":\"1\",\"name\":\" , \"")
                        .person())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "PRIMERO, record_state, false, disabled-elsewhere",
        "PRIMERO, record_state, \"false\", disabled-elsewhere",
        "PRIMERO, record_state, true,",
        "PRIMERO, status, \"Closed \", closed-elsewhere",
        "PRIMERO, status, \"open\",",
        "UNHCR_JORDAN, case_status, \"transferred\", closed-elsewhere",
        "PROGRES, statecode, 1, disabled-elsewhere",
        "PROGRES, statecode, 0,",
    })
    void a_record_that_ended_there_says_so_by_its_field(PeerProfile profile, String field, String value, String code) {
        PeerCase said = read(profile, "\"" + field + "\":" + value);

        assertThat(said.ended()).isEqualTo(code == null ? null : new ImportReport.Fault("/" + field, code));
        if (!field.endsWith("status")) {
            assertThat(said.rest().has(field)).as("goes back as it came").isTrue();
        }
    }

    @Test
    void what_is_wrong_with_a_value_of_ours_is_told_by_the_peers_field() {
        PeerCase said = primero(
                "\"unhcr_individual_no\":\"DAD-1\",\"national_id_no\":\"98712\",\"family_number\":\"x\",\"age\":12");
        int national = said.person().identifiers().stream()
                .map(number -> number.system().name())
                .toList()
                .indexOf("JO_NATIONAL_NO");

        assertThat(said.faults(List.of(
                        new Problem.FieldError("/person/identifiers/" + national + "/value", "national-number"),
                        new Problem.FieldError("/person/names/0/given", "size"),
                        new Problem.FieldError("/person/birthDate", "too-long-ago"),
                        new Problem.FieldError("/concerns/3", "pattern"),
                        new Problem.FieldError("/externalIds/0/value", "size"),
                        new Problem.FieldError("/somewhere", "invalid"))))
                .containsExactly(
                        new ImportReport.Fault("/national_id_no", "national-number"),
                        new ImportReport.Fault("/name_first", "size"),
                        new ImportReport.Fault("/age", "too-long-ago"),
                        new ImportReport.Fault("/protection_concerns", "pattern"),
                        new ImportReport.Fault("/case_id", "size"),
                        new ImportReport.Fault("", "invalid"));
    }

    private static PeerCase primero(String fields) {
        return read(PeerProfile.PRIMERO, "\"case_id\":\"1\",\"name_first\":\"Sami\"," + fields);
    }

    private static PeerCase read(PeerProfile profile, String fields) {
        try {
            return PeerFormat.of(profile)
                    .read((ObjectNode) JSON.readTree("{" + fields + "}"), TODAY, PeerFormatTest::code);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Optional<String> code(Vocabulary list, String written) {
        return CodeLists.find(list.list(), written).map(CodeLists.Code::code);
    }
}
