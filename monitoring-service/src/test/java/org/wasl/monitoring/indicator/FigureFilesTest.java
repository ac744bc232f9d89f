package org.wasl.monitoring.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wasl.contracts.code.IndicatorDimension;
import org.wasl.contracts.code.IndicatorPeriod;
import org.wasl.monitoring.fact.FiguresPosition;
import org.wasl.monitoring.fact.TestFacts;
import org.wasl.platform.problem.Language;

/** Figures as files that others read. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FigureFilesTest {
    private static final LocalDate MARCH = LocalDate.parse("2026-03-01");
    private static final Indicators INDICATORS = new Indicators(null, TestFacts.conventions());

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
        FigureFiles.csv(sheet, told.figures(), false, out);
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void lines_stand_under_headers_and_hxl_tags_with_p_codes() throws IOException {
        Figures.Told told =
                told(new Figures.Figure(new Cell(0, List.of("JO-IR", "FEMALE")), 12_345_670.0, 12_345_670.0, null));

        List<String> lines =
                csv(FigureSheet.whole(by(IndicatorDimension.GOVERNORATE, IndicatorDimension.SEX), told, null), told);

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

        assertThat(csv(FigureSheet.whole(by(IndicatorDimension.CONCERN), told, null), told)
                        .get(2))
                .contains(",'=HYPERLINK(1),");
    }

    @Test
    void clusters_read_who_does_what_where_and_when_and_activity_info_a_column_for_the_indicator() throws IOException {
        FigureTable table = by(IndicatorDimension.AGENCY, IndicatorDimension.GOVERNORATE);
        Figures.Told told = told(new Figures.Figure(new Cell(0, List.of("a1", "JO-AM")), 40.0, 40.0, null));

        assertThat(csv(FigureSheet.fourW(table), told).get(2))
                .isEqualTo(
                        "a1,Protection,Cases opened,الحالات المفتوحة خلال الفترة,JO11,2026-03-01,2026-03-31,40,CASES");
        assertThat(csv(FigureSheet.activityInfo(table), told))
                .containsExactly(
                        "Partner,Governorate,Month,cases-opened",
                        "\"#org+id\",#adm1+code,#date+month,#indicator+value+num",
                        "a1,JO11,2026-03,40");
    }

    @Test
    void a_workbook_has_numbers_and_labels_in_the_language_and_runs_from_right_to_left_in_arabic() throws IOException {
        Figures.Told told = told(new Figures.Figure(new Cell(0, List.of("FEMALE")), 40.0, 40.0, null));
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        FigureFiles.xlsx(FigureSheet.whole(by(IndicatorDimension.SEX), told, Language.AR), told.figures(), true, out);

        String sheet = entry(out.toByteArray(), "xl/worksheets/sheet1.xml");
        assertThat(sheet).contains("rightToLeft=\"true\"").contains("<v>40");
        assertThat(entry(out.toByteArray(), "xl/sharedStrings.xml"))
                .as("female, in Arabic")
                .contains("&#x623;&#x646;&#x62b;&#x649;")
                .contains("#group+label+sex+v_ar");
    }

    private String entry(byte[] zip, String name) throws IOException {
        Path file = Files.write(folder.resolve("figures.xlsx"), zip);
        try (ZipFile entries = new ZipFile(file.toFile())) {
            return new String(entries.getInputStream(entries.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
