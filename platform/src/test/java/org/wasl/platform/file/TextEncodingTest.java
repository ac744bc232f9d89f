package org.wasl.platform.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TextEncodingTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "external_id,given\n1,سلمى\n",
                "الرقم,الاسم,العائلة\n١,سلمى,القرعان\n",
                "id;name\n1;François\n",
                "a,b\n1,2\n"
            })
    void a_text_is_known_by_its_bytes(String text) {
        for (Charset charset : List.of(UTF_8, UTF_16LE, UTF_16BE)) {
            assertThat(TextEncoding.of(text.getBytes(charset)))
                    .as(charset.name())
                    .contains(charset);
            assertThat(TextEncoding.of(("\uFEFF" + text).getBytes(charset)))
                    .as(charset.name() + " with a mark")
                    .contains(charset);
        }
        byte[] windows = text.getBytes(TextEncoding.WINDOWS_1256);
        assertThat(new String(windows, TextEncoding.of(windows).orElseThrow()))
                .isEqualTo(new String(windows, TextEncoding.WINDOWS_1256));
    }

    @Test
    void a_text_that_is_cut_off_in_a_letter_is_still_utf_8() {
        byte[] text = "أ,ب,ج".getBytes(UTF_8);
        for (int length = 0; length <= text.length; length++) {
            assertThat(TextEncoding.of(Arrays.copyOf(text, length))).contains(UTF_8);
        }
    }

    @Test
    void a_few_broken_bytes_do_not_make_it_another_encoding() {
        assertThat(TextEncoding.of("سلمى,\u00E1\n".getBytes(UTF_8))).contains(UTF_8);
        byte[] mixed = "سلمى,x\n".getBytes(UTF_8);
        mixed[mixed.length - 2] = (byte) 0xE1;
        assertThat(TextEncoding.of(mixed)).contains(UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PK\u0003\u0004zip", "\u001F\u008Bgzip", "%PDF-1.7", "\u00D0\u00CF\u0011\u00E0"})
    void what_is_packed_is_no_text(String content) {
        assertThat(TextEncoding.of(content.getBytes(ISO_8859_1))).isEmpty();
    }
}
