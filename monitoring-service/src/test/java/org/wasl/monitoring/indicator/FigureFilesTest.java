package org.wasl.monitoring.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wasl.contracts.code.CodeLists;
import org.wasl.contracts.code.IndicatorDimension;
import org.wasl.contracts.code.IndicatorPeriod;
import org.wasl.monitoring.directory.DirectoryNames.Name;
import org.wasl.monitoring.fact.FiguresPosition;
import org.wasl.monitoring.fact.TestFacts;
import org.wasl.platform.problem.Language;

/** Figures as files that others read. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FigureFilesTest {
    private static final LocalDate MARCH = LocalDate.parse("2026-03-01");
    private static final Indicators INDICATORS = new Indicators(null, TestFacts.conventions());

    private static final Instant AFTERWARDS = Instant.parse("2030-01-01T00:00:00Z");

    @TempDir
    Path folder;

    private static Figures.Told told(Figures.Figure... figures) {
        return new Figures.Told(
                List.of(figures), 5, Instant.parse("2026-04-01T21:00:00Z"), new FiguresPosition(true, 0L, List.of()));
    }

    private static FigureTable by(IndicatorDimension... groups) {
        return FigureTable.by(
                INDICATORS.find("cases-opened").orElseThrow(),
                IndicatorPeriod.MONTH,
                Periods.between(MARCH, MARCH, IndicatorPeriod.MONTH),
                groups);
    }

    private static List<String> csv(FigureSheet sheet, Figures.Told told) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FigureFiles.csv(List.of(new FigureFiles.Lines(sheet, told.figures())), false, out);
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void lines_stand_under_headers_and_hxl_tags_with_p_codes() throws IOException {
        Figures.Told told =
                told(new Figures.Figure(new Cell(0, List.of("JO-IR", "FEMALE")), 12_345_670.0, 12_345_670.0, null));

        List<String> lines = csv(
                FigureSheet.whole(by(IndicatorDimension.GOVERNORATE, IndicatorDimension.SEX), told, Map.of(), null),
                told);

        assertThat(lines.get(0))
                .isEqualTo(
                        "Indicator,Title,العنوان,From,To,Governorate,Sex,Value,Numerator,Denominator,Unit,Rounded to,Published");
        assertThat(lines.get(1))
                .isEqualTo(
                        "\"#indicator+code\",#indicator+name+v_en,#indicator+name+v_ar,#date+start,#date+end,#adm1+code,#group+sex,#indicator+value+num,#indicator+numerator+num,#indicator+denominator+num,#indicator+unit,#meta+rounding,#date+published");
        assertThat(lines.get(2))
                .isEqualTo(
                        "cases-opened,Cases opened,الحالات المفتوحة خلال الفترة,2026-03-01,2026-03-31,JO21,FEMALE,12345670,12345670,,CASES,5,2026-04-01T21:00:00Z");
    }

    @Test
    void no_cell_is_a_formula() throws IOException {
        Figures.Told told = told(new Figures.Figure(new Cell(0, List.of("=HYPERLINK(1)")), 5.0, 5.0, null));

        assertThat(csv(FigureSheet.whole(by(IndicatorDimension.CONCERN), told, Map.of(), null), told)
                        .get(2))
                .contains(",'=HYPERLINK(1),");
    }

    @Test
    void clusters_read_who_does_what_where_and_when_and_activity_info_a_column_for_the_indicator() throws IOException {
        FigureTable table = by(IndicatorDimension.AGENCY, IndicatorDimension.GOVERNORATE);
        UUID agency = new UUID(7, 1);
        Map<UUID, Name> names = Map.of(agency, new Name("جمعية", "=Association"));
        Figures.Told told =
                told(new Figures.Figure(new Cell(0, List.of(agency.toString(), "JO-AM")), 40.0, 40.0, null));

        assertThat(csv(FigureSheet.fourW(table, names), told).get(2))
                .isEqualTo(
                        agency
                                + ",جمعية,'=Association,Protection,Cases opened,الحالات المفتوحة خلال الفترة,JO11,2026-03-01,2026-03-31,40,CASES");
        assertThat(csv(FigureSheet.activityInfo(table, names), told))
                .containsExactly(
                        "Partner,Partner (ar),Partner (en),Governorate,Month,cases-opened",
                        "\"#org+id\",#org+name+v_ar,#org+name+v_en,#adm1+code,#date+month,#indicator+value+num",
                        agency + ",جمعية,'=Association,JO11,2026-03,40");
    }

    @Test
    void a_workbook_has_numbers_and_labels_in_the_language_and_runs_from_right_to_left_in_arabic() throws IOException {
        Figures.Told told = told(new Figures.Figure(new Cell(0, List.of("FEMALE")), 40.0, 40.0, null));
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        FigureFiles.xlsx(
                List.of(new FigureFiles.Lines(
                        FigureSheet.whole(by(IndicatorDimension.SEX), told, Map.of(), labels(Language.AR)),
                        told.figures())),
                true,
                out);

        String sheet = entry(out.toByteArray(), "xl/worksheets/sheet1.xml");
        assertThat(sheet).contains("rightToLeft=\"true\"").contains("<v>40");
        assertThat(entry(out.toByteArray(), "xl/sharedStrings.xml"))
                .as("female, in Arabic")
                .contains("&#x623;&#x646;&#x62b;&#x649;")
                .contains("#group+label+sex+v_ar");
    }

    @Test
    void a_workbook_names_agencies_and_centres_in_both_languages_and_a_name_is_no_formula() throws IOException {
        UUID agency = new UUID(7, 1);
        UUID centre = new UUID(7, 2);
        FigureTable table = by(IndicatorDimension.AGENCY, IndicatorDimension.CENTRE);
        Figures.Told told = told(
                new Figures.Figure(new Cell(0, List.of(agency.toString(), centre.toString())), 40.0, 40.0, null),
                new Figures.Figure(new Cell(0, List.of(agency.toString(), "UNKNOWN")), 10.0, 10.0, null));
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        FigureFiles.xlsx(
                List.of(new FigureFiles.Lines(
                        FigureSheet.whole(
                                table, told, Map.of(agency, new Name("+جمعية", "=cmd()")), labels(Language.EN)),
                        told.figures())),
                false,
                out);

        assertThat(FigureSheet.named(table, told)).containsExactlyInAnyOrder(agency, centre);
        assertThat(entry(out.toByteArray(), "xl/worksheets/sheet1.xml")).doesNotContain("<f>");
        assertThat(entry(out.toByteArray(), "xl/sharedStrings.xml"))
                .contains("=cmd()")
                .contains("#org+name+v_ar")
                .contains("#loc+centre+name+v_en");
    }

    private static FigureSheet.Labels labels(Language language) {
        return new FigureSheet.Labels(language, CodeLists::find);
    }

    private static JsonNode map(FigureTable table, Figures.Told told) {
        return TestFacts.conventions()
                .valueToTree(new FigureMap(
                                table, told, new PlaceShapes(TestFacts.conventions()), CodeLists.all()::get, AFTERWARDS)
                        .collection());
    }

    private static JsonNode feature(JsonNode map, String place) {
        return StreamSupport.stream(map.path("features").spliterator(), false)
                .filter(each -> each.at("/properties/place").asText().equals(place))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_map_has_each_governorate_with_its_outline_and_says_why_nothing_is_told() {
        JsonNode map = map(
                by(IndicatorDimension.GOVERNORATE),
                told(
                        new Figures.Figure(new Cell(0, List.of("JO-IR")), 40.0, 40.0, null),
                        new Figures.Figure(new Cell(0, List.of("UNKNOWN")), 5.0, 5.0, null)));

        assertThat(map.path("type").asText()).isEqualTo("FeatureCollection");
        assertThat(map.path("features")).hasSize(13);
        JsonNode irbid = feature(map, "JO-IR");
        assertThat(irbid.at("/geometry/type").asText()).isEqualTo("MultiPolygon");
        assertThat(irbid.at("/properties/pCode").asText()).isEqualTo("JO21");
        assertThat(irbid.at("/properties/nameAr").asText()).isEqualTo("إربد");
        assertThat(irbid.at("/properties/nameEn").asText()).isEqualTo("Irbid");
        assertThat(irbid.at("/properties/value").asDouble()).isEqualTo(40);
        assertThat(irbid.at("/properties/notTold").isNull()).isTrue();
        JsonNode ajloun = feature(map, "JO-AJ");
        assertThat(ajloun.at("/properties/value").isNull()).isTrue();
        assertThat(ajloun.at("/properties/notTold").asText()).isEqualTo("FEW_OR_NONE");
        JsonNode unknown = feature(map, "UNKNOWN");
        assertThat(unknown.path("geometry").isNull()).isTrue();
        assertThat(unknown.at("/properties/pCode").isNull()).isTrue();
    }

    @Test
    void a_map_of_districts_has_points_and_a_feature_for_each_other_group() {
        JsonNode map = map(
                by(IndicatorDimension.SEX, IndicatorDimension.DISTRICT),
                told(
                        new Figures.Figure(new Cell(0, List.of("FEMALE", "JO2101")), 40.0, 40.0, null),
                        new Figures.Figure(new Cell(0, List.of("MALE", "JO2101")), 30.0, 30.0, null)));

        JsonNode irbid = feature(map, "JO2101");
        assertThat(irbid.at("/geometry/type").asText()).isEqualTo("Point");
        assertThat(irbid.at("/geometry/coordinates/0").asDouble())
                .as("longitude comes first")
                .isBetween(34.0, 40.0);
        assertThat(irbid.at("/properties/groupBy").asText()).isEqualTo("SEX");
        assertThat(irbid.at("/properties/group").asText()).isEqualTo("FEMALE");
        assertThat(map.path("features").size() % 2).isZero();
    }

    @Test
    void a_month_that_is_not_over_is_not_yet_told_by_place() {
        Figures.Told published = new Figures.Told(
                List.of(), 5, Instant.parse("2026-03-20T21:00:00Z"), new FiguresPosition(true, 0L, List.of()));

        assertThat(feature(map(by(IndicatorDimension.GOVERNORATE), published), "JO-AM")
                        .at("/properties/notTold")
                        .asText())
                .isEqualTo("NOT_YET");
    }

    /** RFC 7946, 3.1.6: outer rings run against the clock, and end where they begin. */
    @Test
    void outlines_follow_the_right_hand_rule() {
        PlaceShapes shapes = new PlaceShapes(TestFacts.conventions());
        CodeLists.all()
                .get("Governorate")
                .forEach(code -> shapes.of(code.code()).path("coordinates").forEach(polygon -> {
                    JsonNode ring = polygon.get(0);
                    double area = 0;
                    for (int i = 1; i < ring.size(); i++) {
                        area += ring.get(i - 1).get(0).asDouble()
                                        * ring.get(i).get(1).asDouble()
                                - ring.get(i).get(0).asDouble()
                                        * ring.get(i - 1).get(1).asDouble();
                    }
                    assertThat(area).as(code.code()).isPositive();
                    assertThat(ring.get(0)).isEqualTo(ring.get(ring.size() - 1));
                }));
    }

    private String entry(byte[] zip, String name) throws IOException {
        Path file = Files.write(folder.resolve("figures.xlsx"), zip);
        try (ZipFile entries = new ZipFile(file.toFile())) {
            return new String(entries.getInputStream(entries.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
