package org.wasl.monitoring.indicator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.wasl.contracts.code.CodeLists;
import org.wasl.contracts.code.IndicatorDimension;
import org.wasl.contracts.vocabulary.PCodes;
import org.wasl.platform.problem.Language;

/** Figures as lines under headers and HXL tags. Places are P-codes, as OCHA's data have them; what is not told is empty. */
final class FigureSheet {
    private final FigureTable table;
    private final List<Column> columns = new ArrayList<>();

    /**
     * @param tag of HXL
     * @param cell a text, a number, a day, or null where it is empty
     */
    private record Column(String header, String tag, Function<Figures.Figure, Object> cell) {}

    private FigureSheet(FigureTable table) {
        this.table = table;
    }

    /**
     * Each figure with its groups, its parts and what it is a number of.
     *
     * @param labels in which language the labels of the groups stand beside their codes; null for codes alone
     */
    static FigureSheet whole(FigureTable table, Figures.Told told, Language labels) {
        FigureSheet sheet = new FigureSheet(table);
        sheet.add("Indicator", "#indicator+code", figure -> table.indicator().code());
        sheet.add("Title", "#indicator+name+v_en", figure -> table.indicator()
                .title()
                .en());
        sheet.add("العنوان", "#indicator+name+v_ar", figure -> table.indicator()
                .title()
                .ar());
        sheet.addPeriod();
        table.by().forEach(dimension -> {
            sheet.add(dimension);
            if (labels != null) {
                sheet.addLabel(dimension, labels);
            }
        });
        sheet.add("Value", "#indicator+value+num", Figures.Figure::value);
        sheet.add("Numerator", "#indicator+numerator+num", Figures.Figure::numerator);
        sheet.add("Denominator", "#indicator+denominator+num", Figures.Figure::denominator);
        sheet.add("Unit", "#indicator+unit", figure -> table.indicator().unit().name());
        sheet.add("Rounded to", "#meta+rounding", figure -> told.roundedTo());
        sheet.add(
                "Published",
                "#date+published",
                figure -> told.publishedAt() == null ? null : told.publishedAt().toString());
        return sheet;
    }

    /** Who does what, where and when, by agency and governorate. */
    static FigureSheet fourW(FigureTable table) {
        FigureSheet sheet = new FigureSheet(table);
        sheet.add("Organization", "#org+id", figure -> sheet.group(figure, IndicatorDimension.AGENCY));
        sheet.add("Sector", "#sector", figure -> "Protection");
        sheet.add("Activity", "#activity+name+v_en", figure -> table.indicator()
                .title()
                .en());
        sheet.add("النشاط", "#activity+name+v_ar", figure -> table.indicator()
                .title()
                .ar());
        sheet.add(IndicatorDimension.GOVERNORATE);
        sheet.addPeriod();
        sheet.add("Reached", "#reached+num", Figures.Figure::value);
        sheet.add("Unit", "#indicator+unit", figure -> table.indicator().unit().name());
        return sheet;
    }

    /** A line for each partner, place and period, the indicator as a column. */
    static FigureSheet activityInfo(FigureTable table) {
        FigureSheet sheet = new FigureSheet(table);
        sheet.add("Partner", "#org+id", figure -> sheet.group(figure, IndicatorDimension.AGENCY));
        sheet.add(IndicatorDimension.GOVERNORATE);
        sheet.add(
                "Month",
                "#date+month",
                figure -> sheet.period(figure).from().toString().substring(0, 7));
        sheet.add(table.indicator().code(), "#indicator+value+num", Figures.Figure::value);
        return sheet;
    }

    private void add(String header, String tag, Function<Figures.Figure, Object> cell) {
        columns.add(new Column(header, tag, cell));
    }

    private void addPeriod() {
        add("From", "#date+start", figure -> period(figure).from());
        add("To", "#date+end", figure -> period(figure).to());
    }

    private void add(IndicatorDimension dimension) {
        switch (dimension) {
            case GOVERNORATE ->
                add("Governorate", "#adm1+code", figure -> PCodes.ofGovernorate(group(figure, dimension)));
            case CENTRE_GOVERNORATE ->
                add(
                        "Governorate of the centre",
                        "#adm1+code+service",
                        figure -> PCodes.ofGovernorate(group(figure, dimension)));
            case DISTRICT -> add("District", "#adm2+code", figure -> group(figure, dimension));
            case CAMP -> add("Camp", "#loc+camp+code", figure -> group(figure, dimension));
            case AGENCY -> add("Agency", "#org+id", figure -> group(figure, dimension));
            case RECIPIENT -> add("Recipient", "#org+recipient+id", figure -> group(figure, dimension));
            default -> add(words(dimension), "#group+" + tag(dimension), figure -> group(figure, dimension));
        }
    }

    private void addLabel(IndicatorDimension dimension, Language language) {
        Dimensions.list(dimension)
                .ifPresent(list -> add(
                        words(dimension) + " (" + language.tag() + ")",
                        "#group+label+" + tag(dimension) + "+v_" + language.tag(),
                        figure -> CodeLists.find(list, group(figure, dimension))
                                .map(language::label)
                                .orElse(null)));
    }

    /** {@code Age group}. */
    private static String words(IndicatorDimension dimension) {
        String words = dimension.name().replace('_', ' ');
        return words.charAt(0) + words.substring(1).toLowerCase(Locale.ROOT);
    }

    private static String tag(IndicatorDimension dimension) {
        return dimension.name().toLowerCase(Locale.ROOT);
    }

    private Periods.Period period(Figures.Figure figure) {
        return table.periods().all().get(figure.cell().period());
    }

    private String group(Figures.Figure figure, IndicatorDimension dimension) {
        return figure.cell().groups().get(table.by().indexOf(dimension));
    }

    List<String> headers() {
        return columns.stream().map(Column::header).toList();
    }

    List<String> tags() {
        return columns.stream().map(Column::tag).toList();
    }

    /** In the order of the headers: a text, a number, a {@link LocalDate}, or null. */
    List<Object> cells(Figures.Figure figure) {
        List<Object> cells = new ArrayList<>();
        columns.forEach(column -> cells.add(column.cell().apply(figure)));
        return cells;
    }
}
