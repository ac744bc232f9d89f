package org.wasl.registry.datasubject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasl.contracts.code.ContactPointKind;
import org.wasl.platform.json.JsonConventions;
import org.wasl.platform.stored.StoredJson;
import org.wasl.registry.person.ContactPoint;
import org.wasl.registry.person.PersonFields;

class RectificationTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void a_proposal_of_each_version_names_what_is_to_be_written_and_what_is_to_be_emptied(int version)
            throws IOException {
        Rectification kept = sample(version);

        assertThat(kept.named()).containsExactly("birthDate", "contactPoints", "names");
        assertThat(kept.fields().demographics().birthDate()).isEqualTo(LocalDate.of(2016, 5, 2));
        assertThat(kept.fields().contactPoints()).isEmpty();
        assertThat(kept.fields().names())
                .extracting(PersonFields.Name::given, PersonFields.Name::father)
                .containsExactly(tuple("VLYQMTN", version < 3 ? null : "NLEYN"));
    }

    /** Before contact points were a list a proposal named the telephone alone. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void a_proposal_of_before_about_the_telephone_takes_no_mail_address_away(int version) throws IOException {
        Rectification kept = sample(version);
        ContactPoint mail = ContactPoint.of(ContactPointKind.EMAIL, "layla@example.org");
        PersonFields now = kept.fields().with(List.of(ContactPoint.of(ContactPointKind.PHONE, "+962790000000"), mail));

        assertThat(kept.onto(now).contactPoints()).containsExactly(mail);
        assertThat(sample(3).onto(now).contactPoints()).isEmpty();
    }

    private static Rectification sample(int version) throws IOException {
        ObjectMapper mapper = JsonMapper.builder().findAndAddModules().build();
        new JsonConventions().customize(mapper);
        try (InputStream file =
                RectificationTest.class.getResourceAsStream("/stored/rectification/v" + version + ".json")) {
            return StoredJson.ofSealed(mapper).readValue(file, Rectification.class);
        }
    }
}
