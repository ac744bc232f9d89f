package org.wasl.matching.spark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.wasl.matching.link.Pair;
import org.wasl.matching.person.PersonText;
import scala.Tuple2;

/**
 * The job: {@code --left A.csv --right B.csv | --dedupe A.csv, --map MAP.json --out FOLDER [--threshold T] [--one-to-one]}, with the map of {@code ./wasl link}.
 * Files are UTF-8 CSV with a header, wherever Spark can read; the map lies on the driver.
 */
public final class LinkJob {
    private static final String USUAL = "0.9";
    private static final String USUAL_ONE_TO_ONE = "0.5";
    private static final StructType COLUMNS = new StructType()
            .add("leftId", DataTypes.StringType)
            .add("rightId", DataTypes.StringType)
            .add("weight", DataTypes.DoubleType)
            .add("probability", DataTypes.DoubleType)
            .add("decision", DataTypes.StringType);

    private LinkJob() {}

    public static void main(String[] arguments) throws IOException {
        try (SparkSession spark = SparkSession.builder().appName("Wasl linkage").getOrCreate()) {
            run(spark, arguments);
        }
    }

    static void run(SparkSession spark, String[] arguments) throws IOException {
        Map<String, String> options = options(arguments);
        boolean doubles = options.containsKey("--dedupe");
        boolean oneToOne = options.containsKey("--one-to-one") && !doubles;
        JsonNode map = new ObjectMapper().readTree(Files.readString(Path.of(needed(options, "--map"))));
        boolean two = map.has("left");
        Columns leftColumns = Columns.of(two ? map.get("left") : map);
        JavaRDD<PersonText> left = leftColumns.read(spark, needed(options, doubles ? "--dedupe" : "--left"));
        JavaRDD<PersonText> right =
                doubles ? null : Columns.of(two ? map.get("right") : map).read(spark, needed(options, "--right"));
        JavaRDD<Pair> pairs = new SparkLinkage(
                        new JavaSparkContext(spark.sparkContext()),
                        leftColumns.others().size())
                .link(
                        left,
                        right,
                        Double.parseDouble(options.getOrDefault("--threshold", oneToOne ? USUAL_ONE_TO_ONE : USUAL)),
                        oneToOne);
        JavaRDD<Row> rows = named(pairs, ids(left), ids(doubles ? left : right));
        spark.createDataFrame(rows, COLUMNS)
                .write()
                .mode(SaveMode.ErrorIfExists)
                .option("header", "true")
                .csv(needed(options, "--out"));
    }

    /** Places become the ids of the files; the order stays. */
    private static JavaRDD<Row> named(
            JavaRDD<Pair> pairs, JavaPairRDD<Integer, String> left, JavaPairRDD<Integer, String> right) {
        return pairs.mapToPair(pair -> new Tuple2<>(pair.left(), pair))
                .join(left)
                .mapToPair(one -> new Tuple2<>(one._2()._1().right(), one._2()))
                .join(right)
                .values()
                .sortBy(two -> -two._1()._1().weight(), true, pairs.getNumPartitions())
                .map(two -> {
                    Pair pair = two._1()._1();
                    return RowFactory.create(
                            two._1()._2(),
                            two._2(),
                            pair.weight(),
                            pair.probability(),
                            pair.decision().name());
                });
    }

    private static JavaPairRDD<Integer, String> ids(JavaRDD<PersonText> texts) {
        return texts.zipWithIndex()
                .mapToPair(text -> new Tuple2<>(
                        Math.toIntExact(text._2()),
                        text._1().id() == null
                                ? Long.toString(text._2() + 1)
                                : text._1().id()));
    }

    private static Map<String, String> options(String[] arguments) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            boolean valued = !arguments[i].equals("--one-to-one") && i + 1 < arguments.length;
            options.put(arguments[i], valued ? arguments[++i] : "");
        }
        return options;
    }

    private static String needed(Map<String, String> options, String name) {
        String value = options.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    /** Which column of a file holds what. */
    private record Columns(Map<String, String> fields, List<String> others) implements Serializable {
        static Columns of(JsonNode map) {
            Map<String, String> fields = new HashMap<>();
            map.properties().forEach(field -> {
                if (field.getValue().isTextual()) {
                    fields.put(field.getKey(), field.getValue().asText());
                }
            });
            String one = fields.remove("other");
            List<String> others = new ArrayList<>(one == null ? List.of() : List.of(one));
            map.path("other").forEach(column -> others.add(column.asText()));
            return new Columns(fields, others);
        }

        JavaRDD<PersonText> read(SparkSession spark, String file) {
            return spark.read()
                    .option("header", "true")
                    .option("mode", "DROPMALFORMED")
                    .csv(file)
                    .javaRDD()
                    .map(this::text);
        }

        private PersonText text(Row row) {
            return PersonText.of(at(row, "recordId"), field -> at(row, field), cells(row));
        }

        private List<String> cells(Row row) {
            List<String> cells = new ArrayList<>();
            others.forEach(column -> cells.add(cell(row, column)));
            return cells;
        }

        private String at(Row row, String field) {
            String column = fields.get(field);
            return column == null ? null : cell(row, column);
        }

        private static String cell(Row row, String column) {
            String text = row.getAs(column);
            return text == null ? null : text.strip();
        }
    }
}
