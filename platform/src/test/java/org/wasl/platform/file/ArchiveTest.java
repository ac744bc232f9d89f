package org.wasl.platform.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ArchiveTest {
    private static final Archive.Limits LIMITS = new Archive.Limits(10, 8 << 20, 100, 1000);

    @TempDir
    Path folder;

    @Test
    void files_are_read_one_after_another() throws IOException {
        Path zip = zip(out -> {
            entry(out, "folder/", 0);
            entry(out, "a.csv", 100);
            entry(out, "b.csv", 2 << 10);
        });

        List<String> read = new ArrayList<>();
        try (Archive archive = new Archive(zip, LIMITS)) {
            archive.each((name, content) -> read.add(name + " " + content.readAllBytes().length));
        }

        assertThat(read).containsExactly("a.csv 100", "b.csv 2048");
    }

    @Test
    void what_unpacks_to_more_than_it_may_is_too_large() throws IOException {
        assertTooLarge("too-dense", zip(out -> entry(out, "dense.csv", 7 << 20)));
        assertTooLarge("unpacks-to-too-much", zip(out -> {
            for (int i = 0; i < 9; i++) {
                entry(out, i + ".csv", 1 << 20);
            }
        }));
        assertTooLarge("too-many-files", zip(out -> {
            for (int i = 0; i < 11; i++) {
                entry(out, i + ".csv", 1);
            }
        }));
    }

    @Test
    void lines_are_counted_over_all_files_whichever_way_they_end() throws IOException {
        try (Archive archive = new Archive(lines("a\n".repeat(300), "b\r\n".repeat(300), "c\r".repeat(400)), LIMITS)) {
            archive.check(name -> true);
        }
        assertTooLarge("too-many-lines", lines("a\n".repeat(300), "b\r\n".repeat(300), "c\r".repeat(401)));
    }

    @Test
    void what_is_too_large_is_refused_before_anybody_reads_a_line_of_it() throws IOException {
        Path zip = zip(out -> {
            entry(out, "small.csv", 100);
            entry(out, "dense.csv", 7 << 20);
        });

        try (Archive archive = new Archive(zip, LIMITS)) {
            archive.check(name -> name.equals("small.csv"));
            assertThatThrownBy(() -> archive.check(name -> true)).isInstanceOf(Problem.class);
            List<String> read = new ArrayList<>();
            archive.each((name, content) -> read.add(name));
            assertThat(read).as("what was counted before is not counted again").hasSize(2);
        }
    }

    private Path lines(String... contents) throws IOException {
        return zip(out -> {
            for (int i = 0; i < contents.length; i++) {
                out.putNextEntry(new ZipEntry(i + ".csv"));
                out.write(contents[i].getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    @Test
    void what_nobody_reads_is_not_unpacked() throws IOException {
        try (Archive archive = new Archive(zip(out -> entry(out, "nested.zip", 200 << 20)), LIMITS)) {
            archive.each((name, content) -> assertThat(content.read()).isZero());
        }
    }

    @Test
    void what_is_no_archive_cannot_be_read() throws IOException {
        Path text = Files.write(folder.resolve("text"), "no archive".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> new Archive(text, LIMITS))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.type())
                        .isEqualTo(CommonProblem.UNREADABLE_REQUEST));
    }

    private void assertTooLarge(String limit, Path zip) {
        assertThatThrownBy(() -> {
                    try (Archive archive = new Archive(zip, LIMITS)) {
                        archive.each((name, content) -> content.transferTo(OutputStream.nullOutputStream()));
                    }
                })
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.type()).isEqualTo(CommonProblem.BODY_TOO_LARGE);
                    assertThat(problem.errors())
                            .extracting(Problem.FieldError::code)
                            .containsExactly(limit);
                });
    }

    private interface Content {
        void write(ZipOutputStream out) throws IOException;
    }

    private Path zip(Content content) throws IOException {
        Path zip = Files.createTempFile(folder, "archive", ".zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            content.write(out);
        }
        return zip;
    }

    private static void entry(ZipOutputStream out, String name, int zeros) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        byte[] some = new byte[64 << 10];
        for (int left = zeros; left > 0; left -= some.length) {
            out.write(some, 0, Math.min(left, some.length));
        }
        out.closeEntry();
    }
}
