package org.wasl.stack.link;

import java.util.List;
import org.wasl.stack.Words;

/** An HTML page in one file, in the language that is spoken: nothing in it is fetched, nothing in it runs, and every value is escaped. */
final class Page {
    private static final String STYLE =
            "body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;"
                    + "background:#fff}h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2.2rem}table{border-collapse:collapse;margin:.8rem 0;"
                    + "font-variant-numeric:tabular-nums}th,td{border-bottom:1px solid #d4d4d4;padding:.25rem .7rem;text-align:start;vertical-align:top}"
                    + "td.n,th.n{text-align:right}caption{text-align:start;font-weight:600}svg{max-width:100%;height:auto}"
                    + "article{border:1px solid #d4d4d4;border-radius:6px;padding:.4rem 1rem;margin:1rem 0;break-inside:avoid}"
                    + "article h3{font-size:1rem;margin:.4rem 0}.note{color:#555}";

    private final StringBuilder body = new StringBuilder();
    private final String title;

    Page(String title) {
        this.title = title;
        body.append("<h1>").append(escape(title)).append("</h1>\n");
    }

    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c < ' ' && c != '\n' && c != '\t' ? ' ' : c);
            }
        }
        return escaped.toString();
    }

    Page heading(String text) {
        body.append("<h2>").append(escape(text)).append("</h2>\n");
        return this;
    }

    Page paragraph(String text) {
        body.append("<p>").append(escape(text)).append("</p>\n");
        return this;
    }

    Page note(String text) {
        body.append("<p class=\"note\">").append(escape(text)).append("</p>\n");
        return this;
    }

    Page begin(String heading) {
        body.append("<article><h3 dir=\"auto\">").append(escape(heading)).append("</h3>\n");
        return this;
    }

    Page end() {
        body.append("</article>\n");
        return this;
    }

    /** @param chart of {@link Charts}, which escapes what it holds */
    Page chart(String chart) {
        body.append(chart).append('\n');
        return this;
    }

    /** @param numbers from which column on there are numbers */
    Page table(List<String> head, List<List<String>> rows, int numbers) {
        body.append("<table><thead><tr>");
        for (int i = 0; i < head.size(); i++) {
            body.append(i >= numbers ? "<th class=\"n\" scope=\"col\">" : "<th scope=\"col\">")
                    .append(escape(head.get(i)))
                    .append("</th>");
        }
        body.append("</tr></thead><tbody>\n");
        for (List<String> row : rows) {
            body.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                body.append(i >= numbers ? "<td class=\"n\" dir=\"ltr\">" : "<td dir=\"auto\">")
                        .append(escape(row.get(i)))
                        .append("</td>");
            }
            body.append("</tr>\n");
        }
        body.append("</tbody></table>\n");
        return this;
    }

    String html() {
        String language = Words.tag();
        return "<!DOCTYPE html>\n<html lang=\"" + language + "\" dir=\"" + (language.equals("ar") ? "rtl" : "ltr")
                + "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"><title>"
                + escape(title) + "</title><style>" + STYLE + "</style></head><body><main>\n" + body
                + "</main></body></html>\n";
    }
}
