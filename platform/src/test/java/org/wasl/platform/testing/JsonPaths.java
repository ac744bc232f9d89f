package org.wasl.platform.testing;

import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a value of an answer by its path. RestAssured compiles each path as a program, which takes longer than the request; paths of plain names and numbers,
 * which is almost all, need none. What is not found plainly is left to RestAssured.
 */
final class JsonPaths {
    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z_]\\w*(?:\\[\\d+])?(?:\\.[A-Za-z_]\\w*(?:\\[\\d+])?)*");
    private static final Pattern STEP = Pattern.compile("\\w+");
    /** They mean something of their own where they are asked of a list. */
    private static final List<String> OF_LISTS = List.of("class", "empty", "properties", "metaClass");

    private JsonPaths() {}

    static Object read(JsonPath json, String path) {
        return PLAIN.matcher(path).matches()
                ? plain(json.get("$"), path).orElseGet(() -> json.get(path))
                : json.get(path);
    }

    private static Optional<Object> plain(Object root, String path) {
        Optional<Object> found = Optional.ofNullable(root);
        for (String step :
                STEP.matcher(path).results().map(step -> step.group()).toList()) {
            found = found.flatMap(value -> next(value, step));
        }
        return found;
    }

    /** Empty where it is not there, or where a list is not one of objects. */
    private static Optional<Object> next(Object value, String step) {
        boolean isIndex = Character.isDigit(step.charAt(0));
        if (value instanceof Map<?, ?> object && !isIndex) {
            return Optional.ofNullable(object.get(step));
        }
        if (value instanceof List<?> list) {
            if (isIndex) {
                return Integer.parseInt(step) < list.size()
                        ? Optional.ofNullable(list.get(Integer.parseInt(step)))
                        : Optional.empty();
            }
            if (!OF_LISTS.contains(step) && list.stream().allMatch(Map.class::isInstance)) {
                List<Object> ofEach = new ArrayList<>();
                list.forEach(each -> ofEach.add(((Map<?, ?>) each).get(step)));
                return Optional.of(ofEach);
            }
        }
        return Optional.empty();
    }
}
