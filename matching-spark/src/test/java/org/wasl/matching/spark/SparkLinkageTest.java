package org.wasl.matching.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wasl.matching.link.Linkage;
import org.wasl.matching.link.Pair;
import org.wasl.matching.person.Person;
import org.wasl.matching.person.PersonReader;
import org.wasl.matching.person.PersonText;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SparkLinkageTest {
    private static final String[][] GIVEN = {
        {"محمد", "Mohammad"},
        {"أحمد", "Ahmed"},
        {"خالد", "Khalid"},
        {"ليلى", "Layla"},
        {"عائشة", "Aisha"},
        {"سامي", "Sami"},
        {"فاطمة", "Fatima"},
        {"صالح", "Saleh"},
        {"نور", "Nour"},
        {"حسين", "Hussein"},
        {"مريم", "Mariam"},
        {"يوسف", "Yousef"}
    };
    private static final String[][] HOUSEHOLDS = {
        {"الخطيب", "Al-Khatib"},
        {"النجار", "Najjar"},
        {"الحداد", "Haddad"},
        {"منصور", "Mansour"},
        {"درويش", "Darwish"},
        {"العبد الله", "Abdullah"},
        {"حمدان", "Hamdan"},
        {"الزعبي", "Zoubi"}
    };

    private static JavaSparkContext spark;

    @BeforeAll
    static void start() {
        spark = new JavaSparkContext(new SparkConf()
                .setMaster("local[2]")
                .setAppName("matching")
                .set("spark.ui.enabled", "false")
                .set("spark.driver.bindAddress", "127.0.0.1")
                .set("spark.driver.host", "127.0.0.1")
                .set("spark.default.parallelism", "4"));
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    @Test
    void two_lists_have_the_same_pairs_as_on_one_machine() {
        List<PersonText> left = people(1, 800, 0);
        List<PersonText> right = people(1, 800, 1);

        assertThat(onSpark(left, right, false))
                .isEqualTo(onOneMachine(left, right, false))
                .hasSizeGreaterThan(300);
    }

    @Test
    void one_to_one_too() {
        List<PersonText> left = people(2, 600, 0);
        List<PersonText> right = people(2, 600, 1);

        assertThat(onSpark(left, right, true))
                .isEqualTo(onOneMachine(left, right, true))
                .hasSizeGreaterThan(200);
    }

    @Test
    void the_doubles_of_one_list_are_the_same() {
        List<PersonText> all = new ArrayList<>(people(3, 500, 0));
        all.addAll(people(3, 300, 1));

        assertThat(onSpark(all, null, false))
                .isEqualTo(onOneMachine(all, null, false))
                .hasSizeGreaterThan(100);
    }

    @Test
    void an_empty_list_has_no_pairs() {
        assertThat(onSpark(List.of(), people(4, 10, 0), false)).isEmpty();
    }

    @Test
    void files_are_linked_by_the_job(@TempDir Path folder) throws IOException {
        Path left = folder.resolve("left.csv");
        Path right = folder.resolve("right.csv");
        Path map = folder.resolve("map.json");
        Files.writeString(left, "id,name,born\nA1, Layla Khatib ,1991-03-14\nA2,Sami Najjar,2001-07-30\n");
        Files.writeString(right, "no,full,dob\nB1,ليلى الخطيب,14/03/1991\nB2,نور منصور,1970-01-02\n");
        Files.writeString(
                map,
                "{\"left\":{\"recordId\":\"id\",\"fullName\":\"name\",\"birthDate\":\"born\"},"
                        + "\"right\":{\"recordId\":\"no\",\"fullName\":\"full\",\"birthDate\":\"dob\"}}");

        LinkJob.run(SparkSession.builder().sparkContext(spark.sc()).getOrCreate(), new String[] {
            "--left",
            left.toString(),
            "--right",
            right.toString(),
            "--map",
            map.toString(),
            "--out",
            folder.resolve("pairs").toString()
        });

        try (Stream<Path> parts = Files.list(folder.resolve("pairs"))) {
            List<String> lines = parts.filter(p -> p.toString().endsWith(".csv"))
                    .flatMap(SparkLinkageTest::lines)
                    .toList();
            assertThat(lines).contains("leftId,rightId,weight,probability,decision");
            assertThat(lines).anyMatch(line -> line.startsWith("A1,B1,"));
            assertThat(lines).noneMatch(line -> line.contains("B2"));
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Pair> onSpark(List<PersonText> left, List<PersonText> right, boolean oneToOne) {
        return new SparkLinkage(spark, 1)
                .link(spark.parallelize(left, 3), right == null ? null : spark.parallelize(right, 3), 0.9, oneToOne)
                .collect();
    }

    private static List<Pair> onOneMachine(List<PersonText> left, List<PersonText> right, boolean oneToOne) {
        PersonReader reader = new PersonReader();
        return new Linkage(read(left, reader), right == null ? null : read(right, reader), 1, (stage, part) -> {})
                .link(0.9, oneToOne)
                .pairs();
    }

    private static List<Person> read(List<PersonText> texts, PersonReader reader) {
        return texts.stream().map(reader::read).toList();
    }

    /** The same people for the same seed; the second writing has mistakes, and half of them are others. */
    private static List<PersonText> people(int seed, int count, int writing) {
        Random who = new Random(seed);
        Random others = new Random(seed * 31L + writing);
        List<PersonText> people = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Random random = i % 2 == 0 ? new Random(who.nextLong()) : new Random(others.nextLong());
            Random mistake = new Random(seed * 1_000_003L + i * 31L + writing);
            int script = writing == 1 ? mistake.nextInt(2) : 0;
            String given = GIVEN[random.nextInt(GIVEN.length)][script];
            String father = GIVEN[random.nextInt(GIVEN.length)][script];
            String grandfather = GIVEN[random.nextInt(GIVEN.length)][script];
            String family = HOUSEHOLDS[random.nextInt(HOUSEHOLDS.length)][script];
            String born = "%04d-%02d-%02d"
                    .formatted(1950 + random.nextInt(60), 1 + random.nextInt(12), 1 + random.nextInt(28));
            String phone = "079" + (1_000_000 + random.nextInt(8_999_999));
            boolean forgets = writing == 1;
            people.add(new PersonText(
                    writing + "-" + i,
                    given,
                    forgets && mistake.nextInt(10) == 0 ? null : father,
                    forgets && mistake.nextInt(3) == 0 ? null : grandfather,
                    family,
                    null,
                    forgets && mistake.nextInt(20) == 0 ? null : born,
                    random.nextBoolean() ? "F" : "M",
                    forgets && mistake.nextInt(4) == 0 ? null : phone,
                    "عمان",
                    null,
                    null,
                    Arrays.asList(random.nextInt(3) == 0 ? "street " + random.nextInt(50) : null)));
        }
        return people;
    }
}
