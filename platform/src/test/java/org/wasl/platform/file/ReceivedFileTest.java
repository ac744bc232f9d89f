package org.wasl.platform.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.testing.TestCiphers;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReceivedTest {
    private static final long LARGEST = 1_000_000;
    private static final int PART = 256 * 1024;
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    /** A body without end, which counts what is read of it. */
    private static final class Endless extends InputStream {
        private long read;

        @Override
        public int read() {
            read++;
            return 'x';
        }

        @Override
        public int read(byte[] into, int from, int most) {
            read += most;
            return most;
        }
    }

    @Test
    void no_more_is_read_than_the_part_that_passes_the_limit() {
        Endless body = new Endless();

        assertThatThrownBy(() -> ReceivedFile.of(body, LARGEST, part -> "attachment/" + part, cipher()))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.type()).isEqualTo(CommonProblem.BODY_TOO_LARGE);
                    assertThat(problem.errors())
                            .extracting(Problem.FieldError::code)
                            .containsExactly("too-many-bytes");
                });
        assertThat(body.read).isBetween(LARGEST, LARGEST + PART);
    }

    private static Sealer cipher() {
        return TestCiphers.with(List.of("test:" + KEY), List.of("test:" + KEY));
    }
}
