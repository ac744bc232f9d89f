package org.wasl.platform.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.wasl.platform.file.RawRows.Raw;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RawRowsTest {
    @Test
    void all_line_ends_end_a_row_and_empty_rows_are_none() {
        assertThat(rows("a\nb\r\nc\rd\n\n  \r\ne"))
                .containsExactly(
                        new Raw(1, "a", null),
                        new Raw(2, "b", null),
                        new Raw(3, "c", null),
                        new Raw(4, "d", null),
                        new Raw(7, "e", null));
    }

    @Test
    void a_byte_order_mark_is_passed_over() {
        assertThat(rows("\uFEFFa\nb")).extracting(Raw::text).containsExactly("a", "b");
    }

    @Test
    void a_line_end_in_quotation_marks_belongs_to_the_cell() {
        assertThat(rows("a,\"two\r\nlines\",\"with \"\"marks\"\"\"\nb"))
                .containsExactly(new Raw(1, "a,\"two\nlines\",\"with \"\"marks\"\"\"", null), new Raw(3, "b", null));
    }

    @Test
    void a_mark_that_is_never_closed_costs_its_own_line_only() {
        assertThat(rows("a\n\"b\nc\nd"))
                .containsExactly(
                        new Raw(1, "a", null),
                        new Raw(2, null, "unclosed-quote"),
                        new Raw(3, "c", null),
                        new Raw(4, "d", null));
        String line = "x".repeat(2000) + "\n";
        List<Raw> many = rows("a\n\"b\n" + line.repeat(100) + "z");
        assertThat(many).hasSize(103);
        assertThat(many.get(1)).isEqualTo(new Raw(2, null, "unclosed-quote"));
        assertThat(many.get(102)).isEqualTo(new Raw(103, "z", null));
    }

    @Test
    void a_cell_of_ten_megabytes_costs_its_own_row_only() {
        String huge = "y".repeat(10_000_000);
        assertThat(rows("a\n" + huge + "\nb"))
                .containsExactly(new Raw(1, "a", null), new Raw(2, null, "too-long"), new Raw(3, "b", null));
        assertThat(rows("a\n\"" + huge + "\",c\nb"))
                .containsExactly(new Raw(1, "a", null), new Raw(2, null, "too-long"), new Raw(3, "b", null));
    }

    @Test
    void what_is_not_utf_8_is_told_line_by_line() throws IOException {
        byte[] mixed = "a\nسلمى\nc".getBytes(StandardCharsets.UTF_8);
        mixed[2] = (byte) 0xE3; // as if that line came from a list in Windows-1256
        assertThat(read(new RawRows(new ByteArrayInputStream(mixed), true)))
                .containsExactly(new Raw(1, "a", null), new Raw(2, null, "not-utf-8"), new Raw(3, "c", null));
    }

    /** Whatever bytes come, reading ends, and lines are counted on. */
    @Test
    void no_bytes_whatever_break_it() throws IOException {
        Random random = new Random(5);
        byte[] alphabet = "a\",;\n\r\"\"سx\u0000 ".getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 2000; round++) {
            byte[] bytes = new byte[random.nextInt(200)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = random.nextInt(20) == 0
                        ? (byte) random.nextInt(256)
                        : alphabet[random.nextInt(alphabet.length)];
            }
            long last = 0;
            for (Raw raw : read(new RawRows(new ByteArrayInputStream(bytes), random.nextBoolean()))) {
                assertThat(raw.line()).isGreaterThan(last);
                assertThat(raw.text() == null).isNotEqualTo(raw.fault() == null);
                last = raw.line();
            }
        }
    }

    private static List<Raw> rows(String text) {
        try {
            return read(new RawRows(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), true));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Raw> read(RawRows rows) throws IOException {
        List<Raw> all = new ArrayList<>();
        for (Raw raw = rows.next(); raw != null; raw = rows.next()) {
            all.add(raw);
        }
        return all;
    }
}
