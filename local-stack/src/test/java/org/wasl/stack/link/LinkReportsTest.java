package org.wasl.stack.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wasl.stack.CliException;
import picocli.CommandLine;

/** Entities, explanations and evaluations of one messy list. */
class LinkReportsTest {
    private static final String ROWS = "id,given,father,family,born,no\n"
            + "1,ليلى,أحمد,الخطيب,1991-03-14,9871234567\n"
            + "2,Layla,Ahmad,Khatib,1991-03-14,\n"
            + "3,Layla,Ahmad,Al-Khatib,14/03/1991,9871234567\n"
            + "4,سامي,خالد,النجار,1980-05-02,\n"
            + "5,Sami,Khaled,<b>Najjar</b>,1980-05-02,\n"
            + "6,رنا,عمر,الحداد,1975-11-30,\n";

    @TempDir
    private Path folder;

    private Path list;

    @BeforeEach
    void files() throws IOException {
        write(
                "map.json",
                "{\"recordId\":\"id\",\"given\":\"given\",\"father\":\"father\",\"family\":\"family\",\"birthDate\":\"born\",\"nationalId\":\"no\"}");
        list = write("list.csv", ROWS);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private int link(String... more) {
        return execute(new ArrayList<>(), more);
    }

    private int execute(List<String> command, String... more) {
        command.addAll(List.of("--dedupe", list.toString(), "--map", path("map.json")));
        command.addAll(Arrays.asList(more));
        return new CommandLine(new LinkCommand()).execute(command.toArray(String[]::new));
    }

    private String evaluate(String... more) {
        PrintStream before = System.out;
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        System.setOut(new PrintStream(told, true, StandardCharsets.UTF_8));
        try {
            assertThat(execute(new ArrayList<>(List.of("evaluate")), more)).isZero();
        } finally {
            System.setOut(before);
        }
        return told.toString(StandardCharsets.UTF_8);
    }

    @Test
    void each_record_has_an_entity() throws IOException {
        assertThat(link("--out", path("pairs.csv"), "--clusters", path("entities.csv"), "--threshold", "0.5"))
                .isZero();

        assertThat(Files.readAllLines(folder.resolve("entities.csv")))
                .containsExactly(
                        "entityId,list,recordId,records",
                        "1,left,1,3",
                        "1,left,2,3",
                        "1,left,3,3",
                        "2,left,4,2",
                        "2,left,5,2",
                        "3,left,6,1");
    }

    @Test
    void each_weight_is_explained_and_adds_up() throws IOException {
        assertThat(link("--out", path("pairs.csv"), "--explain", path("why.csv"), "--explain", path("why.html")))
                .isZero();

        List<String[]> why = Files.readAllLines(folder.resolve("why.csv")).stream()
                .map(line -> line.split(",", -1))
                .toList();
        assertThat(String.join(",", why.get(0)))
                .isEqualTo("leftId,rightId,field,leftValue,rightValue,level,highestLevel,weight");
        assertThat(why).anyMatch(row -> Arrays.asList(row).containsAll(List.of("1", "2", "given", "ليلى", "Layla")));
        double sum = why.stream()
                .skip(1)
                .filter(row -> row[0].equals("1") && row[1].equals("2"))
                .mapToDouble(row -> Double.parseDouble(row[7]))
                .sum();
        String pair = Files.readAllLines(folder.resolve("pairs.csv")).stream()
                .filter(line -> line.startsWith("1,2,"))
                .findFirst()
                .orElseThrow();
        assertThat(sum).isCloseTo(Double.parseDouble(pair.split(",")[2]), within(0.1));
        assertThat(Files.readString(folder.resolve("why.html")))
                .contains("<svg", "ليلى", "&lt;b&gt;Najjar&lt;/b&gt;")
                .doesNotContain("<b>Najjar", "<script", "src=");
    }

    @Test
    void links_are_held_against_the_truth() throws IOException {
        write("truth.csv", "leftId,rightId\n1,2\n1,3\n2,3\n4,5\n1,6\n99,1\n");

        String told = evaluate("--truth", path("truth.csv"), "--out", path("report.csv"), "--out", path("report.html"));

        assertThat(told).contains("precision 1.000", "5 matches in the truth", "weight too low");
        assertThat(Files.readAllLines(folder.resolve("report.csv")))
                .contains(
                        "section,at,measure,value",
                        "threshold,0.50,precision,1.000000",
                        "lost,WEIGHED_TOO_LOW,pairs,1");
        assertThat(Files.readString(folder.resolve("report.html")))
                .startsWith("<!DOCTYPE html>")
                .contains("dir=\"ltr\"", "<polyline", "<circle", "default-src 'none'")
                .doesNotContain("<script", "http://www.w3.org/1999");
    }

    @Test
    void entities_are_a_truth_too() throws IOException {
        write("truth.csv", "recordId,entityId\n1,a\n2,a\n3,a\n4,b\n5,b\n6,c\n");

        assertThat(evaluate("--truth", path("truth.csv"))).contains("4 matches in the truth");
    }

    @Test
    void a_truth_that_cannot_be_used_is_told_in_a_sentence() throws IOException {
        for (String truth : List.of(
                "a,b\n1,2\n",
                "leftId,rightId\n7,8\n",
                "leftId,rightId,match\n1,2,perhaps\n",
                "leftId,rightId\n1,\"2\n")) {
            write("truth.csv", truth);
            CommandLine command = new CommandLine(new LinkCommand());
            List<Exception> thrown = new ArrayList<>();
            command.setExecutionExceptionHandler((failure, each, parsed) -> {
                thrown.add(failure);
                return 1;
            });
            command.execute(
                    "evaluate", "--dedupe", list.toString(), "--map", path("map.json"), "--truth", path("truth.csv"));
            assertThat(thrown).as(truth).hasSize(1).first().isInstanceOf(CliException.class);
            assertThat(thrown.get(0)).hasMessageContaining("truth.csv");
        }
    }

    @Test
    void a_model_is_kept_and_links_another_list() throws IOException {
        assertThat(link("--out", path("pairs.csv"), "--save-model", path("model.json")))
                .isZero();
        assertThat(Files.readString(folder.resolve("model.json"))).doesNotContain("ليلى", "9871234567");

        list = write(
                "list.csv",
                "id,given,father,family,born,no\n7,هدى,سالم,حمدان,1988-07-21,\n8,Huda,Salem,Hamdan,1988-07-21,\n");
        assertThat(link("--out", path("pairs.csv"), "--model", path("model.json")))
                .isZero();
        assertThat(Files.readAllLines(folder.resolve("pairs.csv")))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("7,8,");

        String kept = Files.readString(folder.resolve("model.json"));
        assertThat(List.of(
                        "{\"version\":1}",
                        kept.replaceFirst("\"u\" *: *\\[ *\\[[^,]*,", "\"u\" : [ [ 7.5,"),
                        kept.replaceFirst("\"h\" *: *\\[ *\\[[^,]*,", "\"h\" : [ ["),
                        kept.replaceFirst("\"same\" *: *[^,]*,", "\"same\" : -1,"),
                        kept.replaceFirst("\"lists\" *: *\"ONE\",", "")))
                .doesNotHaveDuplicates()
                .doesNotContain(kept)
                .allSatisfy(damaged -> assertThat(refusedModel(damaged)).contains("no model"));
    }

    private String refusedModel(String text) throws IOException {
        write("model.json", text);
        CommandLine command = new CommandLine(new LinkCommand());
        List<String> told = new ArrayList<>();
        command.setExecutionExceptionHandler((failure, each, parsed) -> {
            told.add(failure.getMessage());
            return 1;
        });
        command.execute(
                "--dedupe",
                list.toString(),
                "--map",
                path("map.json"),
                "--out",
                path("pairs.csv"),
                "--model",
                path("model.json"));
        assertThat(told).hasSize(1);
        return told.get(0);
    }

    private String label(String answers, String... more) {
        InputStream before = System.in;
        PrintStream out = System.out;
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        System.setIn(new ByteArrayInputStream(answers.getBytes(StandardCharsets.UTF_8)));
        System.setOut(new PrintStream(told, true, StandardCharsets.UTF_8));
        try {
            assertThat(execute(new ArrayList<>(List.of("label", "--labels", path("labels.csv"))), more))
                    .isZero();
        } finally {
            System.setIn(before);
            System.setOut(out);
        }
        return told.toString(StandardCharsets.UTF_8);
    }

    @Test
    void pairs_are_asked_about_once_and_the_answers_choose_the_threshold() throws IOException {
        String told = label("y\nwhat\nn\n\nq\n");

        assertThat(told).contains("ليلى", "y, n, Enter or q.", "2 answers were added");
        List<String> labels = Files.readAllLines(folder.resolve("labels.csv"));
        assertThat(labels).hasSize(3).first().isEqualTo("leftId,rightId,match");
        assertThat(labels.subList(1, 3)).anyMatch(row -> row.endsWith(",yes")).anyMatch(row -> row.endsWith(",no"));
        label("نعم\nلا\n");
        assertThat(Files.readAllLines(folder.resolve("labels.csv")))
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(3);

        write("labels.csv", "leftId,rightId,match\n1,2,yes\n1,3,yes\n2,3,yes\n");
        assertThat(link("--out", path("pairs.csv"), "--precision", "0.99", "--labels", path("labels.csv")))
                .isZero();
        assertThat(Files.readAllLines(folder.resolve("pairs.csv")))
                .filteredOn(row -> row.endsWith("LINK"))
                .hasSizeGreaterThanOrEqualTo(3);

        write("labels.csv", "leftId,rightId,match\n1,2,no\n1,3,no\n2,3,no\n");
        assertThat(link("--out", path("none.csv"), "--precision", "0.99", "--labels", path("labels.csv")))
                .as("no threshold has this precision")
                .isNotZero();
        assertThat(folder.resolve("none.csv")).doesNotExist();
    }

    @Test
    void what_is_missing_is_told() {
        for (String command : List.of("", "evaluate")) {
            CommandLine link = new CommandLine(new LinkCommand());
            List<String> told = new ArrayList<>();
            link.setParameterExceptionHandler((failure, arguments) -> {
                told.add(failure.getMessage());
                return 2;
            });
            assertThat(command.isEmpty() ? link.execute() : link.execute(command))
                    .isEqualTo(2);
            assertThat(told).singleElement().asString().contains("--dedupe FILE");
        }
    }
}
