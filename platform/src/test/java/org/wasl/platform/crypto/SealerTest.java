package org.wasl.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.TestCiphers;

class SealerTest {
    private static final String OLD = "old:" + key(1);
    private static final String NEW = "new:" + key(2);

    @Test
    void a_value_comes_back_and_never_looks_the_same_twice() {
        Sealer cipher = cipher(List.of(OLD), 9);

        String one = cipher.sealText("9871234567", "person-1");

        assertThat(cipher.openText(one, "person-1")).isEqualTo("9871234567");
        assertThat(one).startsWith("old:").doesNotContain("9871234567");
        assertThat(cipher.sealText("9871234567", "person-1")).isNotEqualTo(one);
    }

    @Test
    void a_ciphertext_moved_to_another_record_does_not_decrypt() {
        Sealer cipher = cipher(List.of(OLD), 9);
        String one = cipher.sealText("9871234567", "person-1");

        assertThatThrownBy(() -> cipher.openText(one, "person-2")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_rotated_key_still_reads_and_the_new_one_writes() {
        String before = cipher(List.of(OLD), 9).sealText("9871234567", "p");

        Sealer rotated = cipher(List.of(NEW, OLD), 9);

        assertThat(rotated.openText(before, "p")).isEqualTo("9871234567");
        assertThat(rotated.sealText("1", "p")).startsWith("new:");
        assertThatThrownBy(() -> cipher(List.of(NEW), 9).openText(before, "p"))
                .hasMessageContaining("No encryption key");
    }

    @Test
    void the_blind_index_is_equal_for_equal_values_of_one_kind_under_one_key_only() {
        Sealer cipher = cipher(List.of(OLD), 9);

        assertThat(cipher.blindIndex("JO_NATIONAL_NO", "1")).isEqualTo(cipher.blindIndex("JO_NATIONAL_NO", "1"));
        assertThat(cipher.blindIndex("JO_NATIONAL_NO", "1")).isNotEqualTo(cipher.blindIndex("PASSPORT", "1"));
        assertThat(cipher.blindIndex("JO_NATIONAL_NO", "1"))
                .isNotEqualTo(cipher(List.of(OLD), 8).blindIndex("JO_NATIONAL_NO", "1"));
    }

    @Test
    void a_key_without_a_name_is_refused() {
        for (String nameless : List.of(":" + key(1), " :" + key(1), key(1))) {
            assertThatThrownBy(() -> cipher(List.of(nameless), 9)).hasMessageContaining("has no name");
        }
    }

    @Test
    void a_part_opens_in_its_row_of_its_record_only_and_what_was_sealed_for_the_row_alone_still_opens() {
        Sealer cipher = cipher(List.of(OLD), 9);
        UUID whole = UUID.randomUUID();
        UUID row = UUID.randomUUID();
        String part = cipher.sealPart("seen", whole, row);

        assertThat(cipher.openPart(part, whole, row, String.class)).isEqualTo("seen");
        assertThatThrownBy(() -> cipher.openPart(part, UUID.randomUUID(), row, String.class))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> cipher.openPart(part, whole, UUID.randomUUID(), String.class))
                .isInstanceOf(IllegalStateException.class);
        assertThat(cipher.openPart(cipher.seal("before", row.toString()), whole, row, String.class))
                .isEqualTo("before");
    }

    private static Sealer cipher(List<String> encryption, int index) {
        return TestCiphers.with(encryption, List.of("index:" + key(index)));
    }

    private static String key(int filler) {
        byte[] key = new byte[32];
        java.util.Arrays.fill(key, (byte) filler);
        return Base64.getEncoder().encodeToString(key);
    }
}
