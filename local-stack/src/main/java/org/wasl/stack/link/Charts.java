package org.wasl.stack.link;

import java.util.List;
import java.util.Locale;
import org.wasl.matching.evaluate.Quality;
import org.wasl.matching.evaluate.ReliabilityBin;
import org.wasl.stack.Words;

/** Charts as SVG. Each stands beside a table with the same numbers. */
final class Charts {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 300;
    private static final int LEFT = 50;
    private static final int RIGHT = 20;
    private static final int TOP = 30;
    private static final int BOTTOM = 45;
    private static final int ROW = 24;
    private static final int NAMES = 190;
    private static final int WEIGHTS = 70;
    // Of the palette of Okabe and Ito, which people tell apart who see few colours; each line has a pattern of its own,
    // too.
    private static final String[] COLOURS = {"#0072b2", "#d55e00", "#009e73"};
    private static final String[] PATTERNS = {"none", "8 4", "2 3"};
    private static final String FOR = "#009e73";
    private static final String AGAINST = "#d55e00";
    private static final String NEITHER = "#767676";

    private Charts() {}

    /** Precision, recall and F1 by threshold. */
    static String quality(List<Quality> curve, double threshold) {
        StringBuilder svg = begin(HEIGHT, Words.of("chart-quality"));
        axes(svg, Words.of("column-threshold"), "");
        String[] names = {Words.of("column-precision"), Words.of("column-recall"), "F1"};
        for (int line = 0; line < names.length; line++) {
            StringBuilder points = new StringBuilder();
            for (Quality each : curve) {
                double value = line == 0 ? each.precision() : line == 1 ? each.recall() : each.f1();
                points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(each.threshold()), y(value)));
            }
            svg.append(String.format(
                    Locale.ROOT,
                    "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"2\" stroke-dasharray=\"%s\" points=\"%s\"/>",
                    COLOURS[line],
                    PATTERNS[line],
                    points.toString().strip()));
            int at = LEFT + 10 + line * 170;
            svg.append(String.format(
                    Locale.ROOT,
                    "<path stroke=\"%s\" stroke-width=\"2\" stroke-dasharray=\"%s\" d=\"M%d 14h30\"/>",
                    COLOURS[line],
                    PATTERNS[line],
                    at));
            text(svg, at + 36, 18, "start", names[line]);
        }
        svg.append(String.format(
                Locale.ROOT,
                "<path stroke=\"#555\" stroke-dasharray=\"1 3\" d=\"M%.1f %dV%d\"/>",
                x(threshold),
                TOP,
                HEIGHT - BOTTOM));
        return svg.append("</svg>").toString();
    }

    /** The share of matches by probability, with 95 % intervals; on the diagonal a probability is one. */
    static String reliability(List<ReliabilityBin> bins) {
        StringBuilder svg = begin(HEIGHT, Words.of("chart-reliability"));
        axes(svg, Words.of("column-expected"), Words.of("column-observed"));
        svg.append(String.format(
                Locale.ROOT,
                "<path stroke=\"#767676\" stroke-dasharray=\"4 4\" d=\"M%.1f %.1fL%.1f %.1f\"/>",
                x(0),
                y(0),
                x(1),
                y(1)));
        for (ReliabilityBin bin : bins) {
            if (bin.pairs() > 0) {
                svg.append(String.format(
                        Locale.ROOT,
                        "<path stroke=\"%s\" stroke-width=\"2\" d=\"M%.1f %.1fV%.1f\"/><circle fill=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"4\"/>",
                        COLOURS[0],
                        x(bin.expected()),
                        y(bin.lowest()),
                        y(bin.highest()),
                        COLOURS[0],
                        x(bin.expected()),
                        y(bin.observed())));
            }
        }
        return svg.append("</svg>").toString();
    }

    /** One part of a sum. */
    record Step(String name, double bits) {}

    /** How a sum comes about, from the first part to the last; the last bar is the sum. */
    static String waterfall(List<Step> steps, String total) {
        double sum = 0;
        double least = 0;
        double most = 0;
        for (Step step : steps) {
            sum += step.bits();
            least = Math.min(least, sum);
            most = Math.max(most, sum);
        }
        double span = Math.max(most - least, 1);
        StringBuilder svg = begin((steps.size() + 1) * ROW + 10, Words.of("chart-waterfall"));
        double before = 0;
        for (int i = 0; i <= steps.size(); i++) {
            boolean last = i == steps.size();
            double from = last ? 0 : before;
            double to = last ? sum : before + steps.get(i).bits();
            double bits = to - from;
            int y = 4 + i * ROW;
            text(svg, NAMES - 8, y + 14, "end", last ? total : steps.get(i).name());
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"16\" fill=\"%s\"/>",
                    across(Math.min(from, to), least, span),
                    y + 2,
                    Math.max(1, across(Math.max(from, to), least, span) - across(Math.min(from, to), least, span)),
                    last ? NEITHER : bits >= 0 ? FOR : AGAINST));
            text(svg, WIDTH - 6, y + 14, "end", String.format(Locale.ROOT, "%+.1f", bits));
            before = to;
        }
        double zero = across(0, least, span);
        svg.append(String.format(
                Locale.ROOT,
                "<path stroke=\"#555\" stroke-dasharray=\"1 3\" d=\"M%.1f 0V%d\"/>",
                zero,
                (steps.size() + 1) * ROW + 6));
        return svg.append("</svg>").toString();
    }

    private static double across(double bits, double least, double span) {
        return NAMES + (bits - least) / span * (WIDTH - NAMES - WEIGHTS);
    }

    private static StringBuilder begin(int height, String title) {
        return new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" direction=\"ltr\" role=\"img\" font-size=\"12\" fill=\"#1a1a1a\"><title>%s</title>",
                WIDTH,
                height,
                WIDTH,
                height,
                Page.escape(title)));
    }

    private static void axes(StringBuilder svg, String across, String up) {
        for (int i = 0; i <= 5; i++) {
            double value = i / 5.0;
            svg.append(String.format(
                    Locale.ROOT, "<path stroke=\"#e2e2e2\" d=\"M%d %.1fH%d\"/>", LEFT, y(value), WIDTH - RIGHT));
            text(svg, LEFT - 8, (int) y(value) + 4, "end", String.format(Locale.ROOT, "%.1f", value));
            text(svg, (int) x(value), HEIGHT - BOTTOM + 18, "middle", String.format(Locale.ROOT, "%.1f", value));
        }
        text(svg, (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 8, "middle", across);
        text(svg, LEFT, 18, "start", up);
    }

    private static void text(StringBuilder svg, int x, int y, String anchor, String text) {
        if (!text.isEmpty()) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>",
                    x,
                    y,
                    anchor,
                    Page.escape(text)));
        }
    }

    private static double x(double value) {
        return LEFT + value * (WIDTH - LEFT - RIGHT);
    }

    private static double y(double value) {
        return HEIGHT - BOTTOM - value * (HEIGHT - TOP - BOTTOM);
    }
}
