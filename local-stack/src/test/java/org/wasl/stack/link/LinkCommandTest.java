package org.wasl.stack.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
        return new PersonFile(file, mapping, new PrintStream(told, true, StandardCharsets.UTF_8))
                .read(new PersonReader(), read -> {});
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

    @Test
    void where_the_pairs_cannot_go_is_said_before_anything_is_read() throws Exception {
        LinkCommand command = new LinkCommand();
        new CommandLine(command)
                .parseArgs(
                        "--dedupe",
                        "no.csv",
                        "--map",
                        "no.json",
                        "--out",
                        folder.resolve("none/a.csv").toString());

        assertThatThrownBy(command::call).isInstanceOf(CliException.class).hasMessageContaining("no such folder");
    }

    @Test
    void doubles_in_one_file_are_found() throws IOException {
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
