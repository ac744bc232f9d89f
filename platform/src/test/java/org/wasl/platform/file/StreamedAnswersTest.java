package org.wasl.platform.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.wasl.platform.PlatformTest;

@QuarkusTest
class StreamedAnswersTest extends PlatformTest {
    @Inject
    StreamedAnswers answers;

    @Test
    void rows_are_read_in_a_transaction_and_written_after_it() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        answers.beyondTransactions(to -> {
                    byte[] row = QuarkusTransaction.requiringNew().call(() -> "row".getBytes(StandardCharsets.UTF_8));
                    to.write(row);
                    to.write('\n');
                })
                .write(out);

        assertThat(out).hasToString("row\n");
    }

    @Test
    void what_is_written_within_a_transaction_fails() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StreamingOutput rows = answers.beyondTransactions(to -> to.write(new byte[] {1}));
        StreamingOutput one = answers.beyondTransactions(to -> to.write(1));

        for (StreamingOutput answer : new StreamingOutput[] {rows, one}) {
            assertThatThrownBy(() -> QuarkusTransaction.requiringNew().call(() -> {
                        answer.write(out);
                        return null;
                    }))
                    .hasStackTraceContaining("within a transaction");
        }
        assertThat(out.size()).isZero();
    }
}
