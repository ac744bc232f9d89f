package org.wasl.stack.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasl.matching.person.Person;
import org.wasl.matching.person.PersonReader;
import org.wasl.stack.CliException;
import picocli.CommandLine;

/** Two files on one machine, with what files have wrong. */
class LinkCommandTest {
    private static final String MAP =
            "{\"recordId\":\"id\",\"given\":\"given\",\"father\":\"father\",\"family\":\"family\",\"birthDate\":\"born\"}";
    private static final String HEADER = "id, given ,father,family,born\n";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    @BeforeEach
    void map() throws IOException {
        write("map.json", MAP);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private int link(String... more) {
        String[] all = new String[more.length + 4];
        System.arraycopy(more, 0, all, 0, more.length);
        all[more.length] = "--map";
        all[more.length + 1] = folder.resolve("map.json").toString();
        all[more.length + 2] = "--out";
        all[more.length + 3] = folder.resolve("pairs.csv").toString();
        return new CommandLine(new LinkCommand()).execute(all);
    }

    private List<Person> read(byte[] bytes, String map) throws IOException {
        Path file = Files.write(folder.resolve("some.csv"), bytes);
        Mapping mapping = Mapping.read(write("map.json", map)).left();
        PersonFile persons = new PersonFile(file, mapping, null, new PrintStream(told, true, StandardCharsets.UTF_8));
        List<Person> read = persons.read(new PersonReader(), done -> {});
        persons.tellColumns();
        return read;
    }

    private List<String> ids(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8), MAP).stream()
                .map(Person::id)
                .toList();
    }

    @Test
    void two_files_whose_columns_differ_are_linked_best_pairs_first() throws IOException {
        write(
                "map.json",
                "{\"left\":" + MAP + ",\"right\":{\"recordId\":\"no\",\"fullName\":\"name\",\"birthDate\":\"dob\"}}");
        Path left = write(
                "left.csv",
                HEADER
                        + " 1 , ليلى ,أحمد,الخطيب,1991-03-14\n2,سامي,خالد,النجار,1980-05-02\n3,رنا,عمر,الحداد,1975-11-30\n");
        Path right = write(
                "right.csv",
                "no,name,dob\nA,Layla Ahmad Al-Khatib,14/03/1991\nB,Sami Khaled Najjar,19800502\nC,Huda Masri,2001-01-09\n");

        assertThat(link("--left", left.toString(), "--right", right.toString(), "--one-to-one"))
                .isZero();

        List<String> lines = Files.readAllLines(folder.resolve("pairs.csv"));
        assertThat(lines.get(0)).isEqualTo("leftId,rightId,weight,probability,decision");
        assertThat(lines.stream().skip(1).map(line -> line.substring(0, 3))).contains("1,A", "2,B");
        assertThat(lines.stream().skip(1).map(line -> Double.parseDouble(line.split(",")[2])))
                .isSortedAccordingTo((one, other) -> Double.compare(other, one));
    }

    @Test
    void rows_that_cannot_be_read_are_told_with_their_line_and_the_others_are_read() throws IOException {
        assertThat(
                        ids(
                                "\uFEFF" + HEADER.replace("\n", "\r\n")
                                        + "1,Layla,Ahmad,Masri,1991-03-14\r\n2,too,few\n3,one,too,many,cells,here\n\"4\",\"Sa\nmi\",Ali,\"Naj\"\"jar\",1980-05-02\n5,Rana,Omar,Haddad,\n"))
                .containsExactly("1", "4", "5");

        assertThat(told.toString(StandardCharsets.UTF_8))
                .contains("line 3: 3 cells where there are 5 columns; skipped", "line 4: 6 cells");
    }

    @Test
    void a_row_that_is_not_utf_8_is_told_and_skipped() throws IOException {
        byte[] latin1 = (HEADER + "1,Zoé,Ali,Masri,1991-03-14\n2,Rana,Omar,Haddad,1980-05-02\n")
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(read(latin1, MAP)).extracting(Person::id).containsExactly("2");
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("line 2: not UTF-8; skipped");
    }

    @Test
    void a_record_without_an_id_is_called_by_its_line() throws IOException {
        assertThat(read("name\nLayla\nRana\n".getBytes(StandardCharsets.UTF_8), "{\"given\":\"name\"}"))
                .extracting(Person::id)
                .containsExactly("2", "3");
    }

    @Test
    void what_the_map_or_the_files_lack_is_said_in_a_sentence() throws IOException {
        assertThatThrownBy(() -> ids("id,given,family,born\n"))
                .isInstanceOf(CliException.class)
                .hasMessageContaining("father");
        assertThatThrownBy(() -> ids("id,given,given,father,family,born\n")).hasMessageContaining("more than once");
        assertThatThrownBy(() -> ids("")).hasMessageContaining("is empty");
        for (String bad : List.of("{", "[]", "{}", "{\"name\":\"given\"}", "{\"left\":{\"given\":\"a\"}}")) {
            assertThatThrownBy(() -> Mapping.read(write("map.json", bad)))
                    .as(bad)
                    .isInstanceOf(CliException.class)
                    .hasMessageEndingWith(".");
        }
    }

    private void isRefused(String sentence, String... command) {
        LinkCommand link = new LinkCommand();
        new CommandLine(link).parseArgs(command);
        assertThatThrownBy(link::call).isInstanceOf(CliException.class).hasMessageContaining(sentence);
    }

    @Test
    void where_the_pairs_cannot_go_is_said_before_anything_is_read() throws IOException {
        String file = write("left.csv", HEADER).toString();
        String map = folder.resolve("map.json").toString();

        isRefused(
                "no such folder",
                "--dedupe",
                file,
                "--map",
                map,
                "--out",
                folder.resolve("none/a.csv").toString());
        isRefused("is a folder", "--dedupe", file, "--map", map, "--out", folder.toString());
    }

    @Test
    void an_input_is_never_overwritten_however_it_is_called() throws IOException {
        Path file = write("left.csv", HEADER + "1,Layla,Ahmad,Masri,1991-03-14\n");
        String map = folder.resolve("map.json").toString();
        List<Path> names = List.of(
                file,
                folder.resolve("x/../left.csv"),
                Files.createSymbolicLink(folder.resolve("link.csv"), file),
                Files.createLink(folder.resolve("second-name.csv"), file),
                folder.resolve("map.json"));
        Files.createDirectory(folder.resolve("x"));
        for (Path name : names) {
            isRefused("the same file", "--dedupe", file.toString(), "--map", map, "--out", name.toString());
        }
        assertThat(Files.readString(file)).startsWith(HEADER);
    }

    @Test
    void what_is_not_written_to_its_end_leaves_what_was_there() throws IOException {
        Path file = write("pairs.csv", "before");
        OutputFiles outputs = new OutputFiles().writing(file);

        assertThatThrownBy(() -> outputs.write(file, place -> {
                    Files.writeString(place, "half");
                    throw new IOException("the disk is full");
                }))
                .isInstanceOf(IOException.class);
        assertThat(Files.readString(file)).isEqualTo("before");

        outputs.write(file, place -> Files.writeString(place, "whole"));
        assertThat(Files.readString(file)).isEqualTo("whole");
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all).noneMatch(each -> each.toString().endsWith(".part"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // The quote of line 3 is never closed.
                "3,\"Rana,Omar,Haddad,1980-05-02\n4,Sami,Ali,Najjar,1980-05-02\n5,Huda,Ali,Masri,1980-05-02\n",
                // The next quote would close it, and text follows there.
                "3,\"Rana,Omar,Haddad,1980-05-02\n4,\"Sami\",Ali,Najjar,1980-05-02\n5,Huda,Ali,Masri,1980-05-02\n",
                "3,\"Rana,Omar,Haddad,1980-05-02\n4,\"Sa\nmi\",Ali,Najjar,1980-05-02\n5,Huda,Ali,Masri,1980-05-02\n",
                "3,Rana,Omar,Haddad,\"1980-05-02\n4,Sami,Ali,\"\"\"Najjar\",1980-05-02\n5,Huda,Ali,Masri,\"1980-05-02\"\n",
            })
    void a_quote_that_is_never_closed_costs_its_own_row_only(String rows) throws IOException {
        assertThat(ids(HEADER + "2,Layla,Ahmad,Masri,1991-03-14\n" + rows)).containsExactly("2", "4", "5");
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("line 3: a quote is opened and never closed");
    }

    @Test
    void a_quote_that_is_never_closed_in_the_last_row_is_found() throws IOException {
        assertThat(ids(HEADER + "2,Layla,Ahmad,Masri,1991-03-14\n3,Rana,Omar,\"Haddad,1980-05-02"))
                .containsExactly("2");
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("line 3: a quote is opened and never closed");
    }

    @Test
    void quotes_within_a_cell_are_text_and_those_that_open_again_are_broken() throws IOException {
        assertThat(
                        ids(
                                HEADER
                                        + "2,Abu \"Ali,Ahmad,Masri,1991\n3,\"Ab\"u,Ahmad,Masri,1991\n4,\"Ab\"u\"x,Ahmad,Masri,1991\n5,Sami,Ali,Najjar,1980\n"))
                .containsExactly("2", "3", "5");
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("line 4: a quote is opened and never closed");
        assertThatThrownBy(() -> ids("id,\"given,father,family,born\n1,Layla,Ahmad,Masri,1991\n"))
                .isInstanceOf(CliException.class)
                .hasMessageContaining("header");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1256", "UTF-16LE", "UTF-16BE"})
    void the_encoding_is_found(String encoding) throws IOException {
        String text = HEADER + "1,ليلى,أحمد,الخطيب,1991-03-14\n2,سامي,خالد,النجار,1980-05-02\n";
        Charset charset = Charset.forName(encoding);

        assertThat(read(text.getBytes(charset), MAP))
                .extracting(person -> person.given().text())
                .containsExactly("ليلي", "سامي");
        if (encoding.startsWith("UTF")) {
            assertThat(read(("\uFEFF" + text).getBytes(charset), MAP)).hasSize(2);
        }
    }

    @Test
    void a_wrong_encoding_is_said_in_a_sentence() throws IOException {
        String text = HEADER + "1,ليلى,أحمد,الخطيب,1991-03-14\n";
        Path utf8 = write("utf8.csv", text);
        Path windows = Files.write(folder.resolve("windows.csv"), text.getBytes("windows-1256"));

        assertThatThrownBy(() -> TextEncoding.of(utf8, "windows-1256")).hasMessageContaining("look like UTF-8");
        assertThatThrownBy(() -> TextEncoding.of(utf8, "UTF-16")).hasMessageContaining("look like UTF-8");
        assertThatThrownBy(() -> TextEncoding.of(windows, "UTF-8")).hasMessageContaining("look like windows-1256");
        assertThatThrownBy(() -> TextEncoding.of(windows, "latin-9-x")).hasMessageContaining("no encoding called");
        assertThat(TextEncoding.of(windows, "Cp1256").name()).isEqualTo("windows-1256");
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "\t"})
    void the_separator_is_found(String separator) throws IOException {
        assertThat(ids((HEADER + "1,Layla,Ahmad,Masri,1991-03-14\n").replace(",", separator)))
                .containsExactly("1");
    }

    @Test
    void each_column_is_told_with_what_cannot_be_read_of_it() throws IOException {
        ids(HEADER
                + "1,Layla,Ahmad,Masri,1991-03-14\n2,Layla,,Masri,soon\n3,Rana,Omar,Haddad,\n4,7,Omar,Haddad,1980\n");

        assertThat(told.toString(StandardCharsets.UTF_8).lines())
                .anyMatch(line -> line.contains("4 records, 0 rows skipped, read as UTF-8"))
                .anyMatch(line -> line.matches(" *father +75\\.0 % +0 +2 +Omar \\(2\\)"))
                .anyMatch(line -> line.matches(" *birthDate = born +75\\.0 % +1 +3 *"))
                .anyMatch(line -> line.contains("line 3: soon"))
                .anyMatch(line -> line.contains("line 5: 7"));
    }

    @Test
    void many_rows_that_cannot_be_read_are_a_failure_and_the_pairs_are_there() throws IOException {
        String rows = "1,Layla,Ahmad,Masri,1991-03-14\n".repeat(19);
        Path file = write("left.csv", HEADER + rows + "20,too,few\n");
        assertThat(link("--dedupe", file.toString())).isZero();

        write("left.csv", HEADER + rows + "20,too,few\n21,too,few\n");
        assertThat(link("--dedupe", file.toString())).isEqualTo(1);
        assertThat(folder.resolve("pairs.csv")).exists();
    }

    @Test
    void duplicates_in_one_file_are_found() throws IOException {
        Path file = write(
                "left.csv",
                HEADER
                        + "1,ليلى,أحمد,الخطيب,1991-03-14\n2,Layla,Ahmad,Khatib,1991-03-14\n3,رنا,عمر,الحداد,1975-11-30\n");

        assertThat(link("--dedupe", file.toString())).isZero();

        assertThat(Files.readAllLines(folder.resolve("pairs.csv")))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("1,2,");
    }
}
