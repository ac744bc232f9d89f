package org.wasl.monitoring.indicator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.wasl.contracts.code.CodeLists;
import org.wasl.contracts.code.IndicatorDimension;
import org.wasl.contracts.vocabulary.PCodes;
import org.wasl.monitoring.directory.DirectoryNames.Name;
import org.wasl.platform.problem.Language;

/** Figures as lines under headers and HXL tags. Places are P-codes, as OCHA's data have them; what is not told is empty. */
final class FigureSheet {
    private final FigureTable table;
    private final Map<UUID, Name> names;
    private final List<Column> columns = new ArrayList<>();

    /**
     * @param tag of HXL
     * @param cell a text, a number, a day, or null where it is empty
     */
    private record Column(String header, String tag, Function<Figures.Figure, Object> cell) {}

    private FigureSheet(FigureTable table, Map<UUID, Name> names) {
        this.table = table;
        this.names = names;
    }

    /** In one language, of the codes that are found so. */
    record Labels(Language language, CodeLists.Lookup codes) {}

    /**
     * Each figure with its groups, its parts and what it is a number of.
     *
     * @param names of organizations and places by their ids
     * @param labels that stand beside the codes of the groups; null for codes alone
     */
    static FigureSheet whole(FigureTable table, Figures.Told told, Map<UUID, Name> names, Labels labels) {
        FigureSheet sheet = new FigureSheet(table, names);
        sheet.add("Indicator", "#indicator+code", figure -> table.indicator().code());
        sheet.add("Title", "#indicator+name+v_en", figure -> table.indicator()
                .title()
                .en());
        sheet.add("العنوان", "#indicator+name+v_ar", figure -> table.indicator()
                .title()
                .ar());
        sheet.addFramework();
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
    static FigureSheet fourW(FigureTable table, Map<UUID, Name> names) {
        FigureSheet sheet = new FigureSheet(table, names);
        sheet.addNamed(IndicatorDimension.AGENCY, "Organization", "#org");
        IndicatorFramework.Naming framework = table.framework();
        sheet.add(
                "Sector",
                "#sector",
                figure -> framework == null
                        ? "Protection"
                        : framework.all(use -> use.nodeTitle().en()));
        sheet.add(
                "Activity",
                "#activity+name+v_en",
                figure -> framework == null
                        ? table.indicator().title().en()
                        : framework.all(use -> use.title().en()));
        sheet.add(
                "النشاط",
                "#activity+name+v_ar",
                figure -> framework == null
                        ? table.indicator().title().ar()
                        : framework.all(use -> use.title().ar()));
        sheet.add(IndicatorDimension.GOVERNORATE);
        sheet.addPeriod();
        sheet.add("Reached", "#reached+num", Figures.Figure::value);
        sheet.add("Unit", "#indicator+unit", figure -> table.indicator().unit().name());
        return sheet;
    }

    /** A line for each partner, place and period, the indicator as a column. */
    static FigureSheet activityInfo(FigureTable table, Map<UUID, Name> names) {
        FigureSheet sheet = new FigureSheet(table, names);
        sheet.addNamed(IndicatorDimension.AGENCY, "Partner", "#org");
        sheet.add(IndicatorDimension.GOVERNORATE);
        sheet.add(
                "Month",
                "#date+month",
                figure -> sheet.period(figure).from().toString().substring(0, 7));
        sheet.add(
                table.framework() == null
                        ? table.indicator().code()
                        : table.framework().all(IndicatorFramework.Use::code),
                "#indicator+value+num",
                Figures.Figure::value);
        return sheet;
    }

    private void add(String header, String tag, Function<Figures.Figure, Object> cell) {
        columns.add(new Column(header, tag, cell));
    }

    /** What the plan calls it that was asked for. */
    private void addFramework() {
        IndicatorFramework.Naming framework = table.framework();
        if (framework != null) {
            add("Framework", "#indicator+framework+code", figure -> framework.name());
            add(
                    "Indicator of the framework",
                    "#indicator+framework+indicator+code",
                    figure -> framework.all(IndicatorFramework.Use::code));
            add(
                    "Title in the framework",
                    "#indicator+framework+name+v_en",
                    figure -> framework.all(use -> use.title().en()));
            add(
                    "العنوان في الإطار",
                    "#indicator+framework+name+v_ar",
                    figure -> framework.all(use -> use.title().ar()));
        }
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
            case AGENCY -> addNamed(dimension, "Agency", "#org");
            case RECIPIENT -> addNamed(dimension, "Recipient", "#org+recipient");
            case CENTRE -> addNamed(dimension, "Centre", "#loc+centre");
            default -> add(words(dimension), "#group+" + tag(dimension), figure -> group(figure, dimension));
        }
    }

    /** Its id, and beside it what the directory calls it; empty where that is not known, or the place is confidential. */
    private void addNamed(IndicatorDimension dimension, String header, String tag) {
        add(header, tag + "+id", figure -> group(figure, dimension));
        add(header + " (ar)", tag + "+name+v_ar", figure -> name(figure, dimension)
                .ar());
        add(header + " (en)", tag + "+name+v_en", figure -> name(figure, dimension)
                .en());
    }

    private Name name(Figures.Figure figure, IndicatorDimension dimension) {
        return id(group(figure, dimension)).map(names::get).orElse(Name.NONE);
    }

    /** The organizations and places that figures are told of. */
    static Set<UUID> named(FigureTable table, Figures.Told told) {
        List<Integer> positions = Dimensions.OF_THE_DIRECTORY.stream()
                .map(table.by()::indexOf)
                .filter(position -> position >= 0)
                .toList();
        return told.figures().stream()
                .flatMap(figure -> positions.stream()
                        .map(position -> figure.cell().groups().get(position)))
                .flatMap(group -> id(group).stream())
                .collect(Collectors.toSet());
    }

    /** Empty where it is not known which. */
    private static Optional<UUID> id(String group) {
        return group.equals(MeasureQuery.UNKNOWN) ? Optional.empty() : Optional.of(UUID.fromString(group));
    }

    private void addLabel(IndicatorDimension dimension, Labels labels) {
        Dimensions.list(dimension)
                .ifPresent(list -> add(
                        words(dimension) + " (" + labels.language().tag() + ")",
                        "#group+label+" + tag(dimension) + "+v_"
                                + labels.language().tag(),
                        figure -> labels.codes()
                                .find(list, group(figure, dimension))
                                .map(labels.language()::label)
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
