package org.wasl.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RequestAddressTest {
    @ParameterizedTest
    @ValueSource(strings = {"/v1/cases", "/v1/cases?status=OPEN&limit=2", "/hsds/services/%D9%81?q=a+b&c=d%7Ce", "*"})
    void what_is_written_as_the_standard_asks_stays(String address) {
        assertThat(RequestAddress.read(address)).contains(address);
    }

    @Test
    void every_other_character_is_escaped() {
        for (char c = ' '; c < 0x7f; c++) {
            if (c != '%') {
                String read =
                        RequestAddress.read("/fhir/Task?identifier=a" + c + "b").orElseThrow();
                assertThat(URI.create(read).getRawQuery()).isEqualTo(read.substring(11));
                assertThat(URLDecoder.decode(read.replace("+", "%2B"), StandardCharsets.UTF_8))
                        .isEqualTo("/fhir/Task?identifier=a" + c + "b");
            }
        }
        assertThat(RequestAddress.read("/fhir/Task?code=http://x|{y}[0]"))
                .contains("/fhir/Task?code=http://x%7C%7By%7D%5B0%5D");
    }

    @Test
    void arabic_is_read_as_bytes_and_as_characters() {
        String bytes = new String("فاطمة".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

        for (String sent : new String[] {bytes, "فاطمة"}) {
            assertThat(RequestAddress.read("/v1/persons?name=" + sent))
                    .contains("/v1/persons?name=%D9%81%D8%A7%D8%B7%D9%85%D8%A9");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/cases?q=%zz",
                "/v1/cases?q=100%",
                "/v1/%4",
                "/v1/cases?q=%u0641",
                "/v1/cases?q=a\u0000b",
                "/v1\u007f"
            })
    void what_cannot_be_read_is_not_guessed(String address) {
        assertThat(RequestAddress.read(address)).isEmpty();
    }
}
