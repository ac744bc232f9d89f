package org.wasl.referral.fhir;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wasl.platform.paging.Filter;

/** The values of one search. Each gets a name of its own in HQL, so that a parameter may be given several times. */
final class SearchValues {
    /** More in one search are refused: each is a part of one statement. */
    private static final int MOST = 500;

    private final Map<String, Object> bound = new LinkedHashMap<>();

    /** @return the parameter in HQL that stands for the value */
    String add(Object value) {
        String name = "asked" + bound.size();
        bound.put(name, value);
        return ":" + name;
    }

    boolean areTooMany() {
        return bound.size() > MOST;
    }

    void bindTo(Filter<?> filter) {
        bound.forEach(filter::with);
    }

    /** The parts of a text between the separators that no backslash stands before. The parts keep their backslashes. */
    static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                part.append(c).append(text.charAt(++i));
            } else if (c == separator) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }

    /** As FHIR writes them: a comma, a bar, a dollar sign and a backslash of the text have a backslash before them. */
    static String unescaped(String part) {
        return part.replaceAll("\\\\([,|$\\\\])", "$1");
    }
}
