package org.wasl.stack.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wasl.stack.CliException;
import picocli.CommandLine;

/** Two lists that are linked without their names. */
class EncodeCommandTest {
    private static final List<String> ARABIC = List.of("ليلى", "سامي", "رنا", "خالد", "هدى", "يوسف", "مريم", "طارق");
    private static final List<String> LATIN =
            List.of("Layla", "Sami", "Rana", "Khaled", "Huda", "Yousef", "Maryam", "Tareq");
    private static final int PEOPLE = 200;

    @TempDir
    private Path folder;

    @BeforeEach
    void files() throws IOException {
        write("map.json", "{\"recordId\":\"id\",\"given\":\"given\",\"father\":\"father\",\"birthDate\":\"born\"}");
        write("key.txt", "0123456789abcdef0123456789abcdef\n");
        write("left.csv", list(ARABIC, 0));
        write("right.csv", list(LATIN, PEOPLE / 2));
    }

    private static String list(List<String> names, int from) {
        return "id,given,father,born\n"
                + IntStream.range(from, from + PEOPLE)
                        .mapToObj(i -> "p%d,%s,%s,%d-%02d-%02d\n"
                                .formatted(
                                        i,
                                        names.get(i % 8),
                                        names.get(i / 8 % 8),
                                        1950 + i % 60,
                                        1 + i % 12,
                                        2 + i % 25))
                        .collect(Collectors.joining());
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private String[] encoding(String side, String... more) {
        return Stream.concat(
                        Stream.of(
                                "--in",
                                path(side + ".csv"),
                                "--map",
                                path("map.json"),
                                "--key",
                                path("key.txt"),
                                "--out",
                                path(side + ".clk.csv"),
                                "--ids",
                                path(side + ".ids.csv")),
                        Arrays.stream(more))
                .toArray(String[]::new);
    }

    private void encode(String side, String... more) {
        assertThat(new CommandLine(new EncodeCommand()).execute(encoding(side, more)))
                .isZero();
    }

    private Map<String, String> ids(String side) throws IOException {
        return Files.readAllLines(folder.resolve(side + ".ids.csv")).stream()
                .skip(1)
                .map(line -> line.split(","))
                .collect(Collectors.toMap(row -> row[0], row -> row[1]));
    }

    @Test
    void persons_in_both_lists_are_linked_and_no_name_is_in_the_files() throws IOException {
        encode("left");
        encode("right");
        assertThat(new CommandLine(new LinkCommand())
                        .execute(
                                "--encoded",
                                "--left",
                                path("left.clk.csv"),
                                "--right",
                                path("right.clk.csv"),
                                "--one-to-one",
                                "--out",
                                path("pairs.csv")))
                .isZero();

        assertThat(Files.readString(folder.resolve("left.clk.csv"))).doesNotContain("ليلى", "1950", "p1");
        Map<String, String> left = ids("left");
        Map<String, String> right = ids("right");
        List<String[]> links = Files.readAllLines(folder.resolve("pairs.csv")).stream()
                .filter(line -> line.endsWith("LINK"))
                .map(line -> line.split(","))
                .toList();
        long same = links.stream()
                .filter(row -> left.get(row[0]).equals(right.get(row[1])))
                .count();
        assertThat(links).hasSizeBetween(PEOPLE * 45 / 100, PEOPLE / 2);
        assertThat(same).isEqualTo(links.size());
    }

    @Test
    void the_rows_tell_nothing_by_their_order() throws IOException {
        encode("left");

        assertThat(Files.readAllLines(folder.resolve("left.ids.csv")).stream()
                        .skip(1)
                        .map(line -> line.split(",")[1]))
                .hasSize(PEOPLE)
                .isNotEqualTo(IntStream.range(0, PEOPLE).mapToObj(i -> "p" + i).toList());
    }

    @Test
    void encodings_that_cannot_be_compared_are_refused() throws IOException {
        encode("left");
        for (String[] other : List.of(new String[] {"--purpose", "another"}, new String[] {"--salt", "sex"})) {
            encode("right", other);
            LinkCommand link = new LinkCommand();
            new CommandLine(link)
                    .parseArgs(
                            "--encoded",
                            "--left",
                            path("left.clk.csv"),
                            "--right",
                            path("right.clk.csv"),
                            "--out",
                            path("pairs.csv"));
            assertThatThrownBy(link::call).isInstanceOf(CliException.class).hasMessageContaining("cannot be compared");
        }
    }

    @Test
    void what_cannot_be_encoded_or_linked_is_told_in_a_sentence() throws IOException {
        isRefused("no salt called pepper", encoding("left", "--salt", "pepper"));
        write("key.txt", "too short\n");
        isRefused("32 characters", encoding("left"));
        write("broken.csv", "encodedId,clk-1-aaaa\n1,AAAA\n");
        assertThatThrownBy(() -> EncodedFile.read(folder.resolve("broken.csv"))).hasMessageContaining("line 2");
        assertThatThrownBy(() -> EncodedFile.read(folder.resolve("left.csv"))).hasMessageContaining("not made by");
    }

    private static void isRefused(String sentence, String... command) {
        EncodeCommand encode = new EncodeCommand();
        new CommandLine(encode).parseArgs(command);
        assertThatThrownBy(encode::call).isInstanceOf(CliException.class).hasMessageContaining(sentence);
    }
}
