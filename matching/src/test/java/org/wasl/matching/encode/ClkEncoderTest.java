package org.wasl.matching.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wasl.matching.encode.ClkEncoder.Salt;
import org.wasl.matching.person.Person;
import org.wasl.matching.person.PersonReader;
import org.wasl.matching.person.PersonText;

class ClkEncoderTest {
    private static final byte[] SECRET =
            "a secret of two agencies, of 32 bytes or more".getBytes(StandardCharsets.UTF_8);

    private final PersonReader reader = new PersonReader();
    private final Person arabic = person("ليلى", "أحمد", "الخطيب", "1991-03-14");
    private final Person latin = person("Layla", "Ahmad", "Al-Khatib", "14/03/1991");
    private final Person mistyped = person("Layla", "Ahmed", "Khateb", "1991-03-15");
    private final Person other = person("Sami", "Khaled", "Najjar", "1980-05-02");

    private Person person(String given, String father, String family, String born) {
        return reader.read(
                new PersonText("1", given, father, null, family, null, born, "F", null, null, null, null, List.of()));
    }

    private static ClkEncoder encoder(Salt salt) {
        return new ClkEncoder(SECRET, "test", salt);
    }

    @Test
    void a_person_is_alike_across_scripts_and_with_faults_and_others_are_not() {
        for (Salt salt : Salt.values()) {
            ClkEncoder encoder = encoder(salt);
            Clk one = encoder.encode(arabic);

            assertThat(one.dice(encoder.encode(latin))).as("%s", salt).isEqualTo(1);
            assertThat(one.dice(encoder.encode(mistyped))).as("%s", salt).isGreaterThan(0.6);
            assertThat(one.dice(encoder.encode(other))).as("%s", salt).isLessThan(0.5);
        }
    }

    @Test
    void without_the_secret_the_purpose_or_the_salt_nothing_is_alike() {
        Clk one = encoder(Salt.SEX).encode(arabic);
        byte[] another = SECRET.clone();
        another[0]++;

        for (ClkEncoder encoder : List.of(
                new ClkEncoder(another, "test", Salt.SEX),
                new ClkEncoder(SECRET, "another", Salt.SEX),
                new ClkEncoder(SECRET, "test", Salt.BIRTH_YEAR))) {
            assertThat(one.dice(encoder.encode(arabic))).isLessThan(0.5);
            assertThat(encoder.check()).isNotEqualTo(encoder(Salt.SEX).check());
        }
        assertThat(encoder(Salt.SEX).check()).isEqualTo(encoder(Salt.SEX).check());
    }

    @Test
    void a_key_is_text_and_back() {
        Clk one = encoder(Salt.SEX).encode(arabic);

        assertThat(Clk.of(one.toString()).toString()).isEqualTo(one.toString());
        assertThat(one.toString()).hasSize(172);
        assertThatThrownBy(() -> Clk.of("AAAA")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Clk.of("no key!")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void neither_few_nor_most_bits_are_set() {
        Person full = reader.read(new PersonText(
                "1",
                "Muhammad Abdelrahman",
                "Abdulmajeed",
                "Suleiman",
                "Al-Hamarneh",
                null,
                "1991-03-14",
                "M",
                "0791234567",
                "Mafraq",
                "9911234567",
                "501-20-54312",
                List.of()));

        assertThat(encoder(Salt.SEX).encode(full).ones()).isBetween(Clk.BITS / 4, Clk.BITS * 6 / 10);
        assertThat(encoder(Salt.SEX).encode(arabic).ones()).isBetween(Clk.BITS / 8, Clk.BITS / 2);
    }

    @Test
    void a_short_secret_is_refused() {
        assertThatThrownBy(() -> new ClkEncoder(new byte[31], "test", Salt.SEX))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
