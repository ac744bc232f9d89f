package org.wasl.gateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedDocumentTest {
    private final PublishedDocument document =
            PublishedDocument.of("application/json", "{\"text\":\"وصل\"}".getBytes(StandardCharsets.UTF_8));

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "deflate, gzip;q=0.5", "gzip;q=1.0, *;q=0", "br,gzip"})
    void it_goes_out_zipped_to_who_takes_that(String accepted) {
        assertThat(PublishedDocument.isZippedFor(accepted)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "identity", "br", "gzip;q=0", "gzip; q=0.0, br", "xgzip"})
    void it_goes_out_plain_to_all_others(String accepted) {
        assertThat(PublishedDocument.isZippedFor(accepted)).isFalse();
    }

    @Test
    void both_forms_say_the_same() throws IOException {
        assertThat(new GZIPInputStream(new ByteArrayInputStream(document.zipped())).readAllBytes())
                .isEqualTo(document.plain());
    }

    @Test
    void who_has_it_is_told_so() {
        assertThat(document.isKnownAs(document.etag())).isTrue();
        assertThat(document.isKnownAs("\"other\", " + document.etag())).isTrue();
        assertThat(document.isKnownAs("*")).isTrue();
        assertThat(document.isKnownAs("\"other\"")).isFalse();
        assertThat(document.isKnownAs(null)).isFalse();
    }
}
