package org.wasl.registry.spdci.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;

/** A condition of a search, parsed from any of the three query types. */
sealed interface Predicate {
    /** How many values are compared in it. */
    int size();

    record AllOf(List<Predicate> conditions) implements Predicate {
        @Override
        public int size() {
            return sum(conditions);
        }
    }

    record AnyOf(List<Predicate> conditions) implements Predicate {
        @Override
        public int size() {
            return sum(conditions);
        }
    }

    record Not(Predicate condition) implements Predicate {
        @Override
        public int size() {
            return condition.size();
        }
    }

    private static int sum(List<Predicate> conditions) {
        return conditions.stream().mapToInt(Predicate::size).sum();
    }

    /** @param isNumber asked as a number of a named kind: an attribute must be one that there is */
    record Compare(String attribute, Operator operator, List<String> values, boolean isNumber) implements Predicate {
        String value() {
            return values.get(0);
        }

        @Override
        public int size() {
            return values.size();
        }
    }

    enum Operator {
        LT("<"),
        LE("<="),
        GT(">"),
        GE(">="),
        EQ("="),
        IN("in");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }
    }

    /** Deeper or longer conditions are refused. */
    int DEEPEST = 8;

    int MOST_PARTS = 50;

    /** More in one question are refused, however they are nested: each is a part of one statement. */
    int MOST_VALUES = 250;

    /** {@code {"type": "UIN", "value": "9001012345"}}. */
    static Predicate identifier(JsonNode query) {
        JsonNode type = query.path("type");
        JsonNode value = query.path("value");
        if (!type.isTextual()
                || !value.isValueNode()
                || value.isNull()
                || value.asText().isBlank()) {
            throw new SearchRejectedException(SearchRejectedException.CRITERIA, "query: type and value are required");
        }
        return new Compare(type.asText(), Operator.EQ, List.of(value.asText().strip()), true);
    }

    /** {@code {"value": {"expression": {"collection": "Group", "query": {"$and": [{"poverty_score": {"$lt": 5}}]}}}}}. */
    static Predicate expression(JsonNode query) {
        JsonNode asked = expressionOf(query).path("query");
        if (!asked.isObject()) {
            throw new SearchRejectedException(
                    SearchRejectedException.CRITERIA, "query: value.expression.query is required");
        }
        return object(asked, 0);
    }

    /** {@code Group} or another; empty where none is named. */
    static String collection(JsonNode query) {
        return expressionOf(query).path("collection").asText("");
    }

    private static JsonNode expressionOf(JsonNode query) {
        JsonNode value = query.path("value");
        return value.has("expression") ? value.path("expression") : value;
    }

    private static Predicate object(JsonNode asked, int depth) {
        if (depth > DEEPEST || asked.size() > MOST_PARTS || asked.isEmpty()) {
            throw new SearchRejectedException(
                    SearchRejectedException.FILTER, "query: too much, or nothing, in one condition");
        }
        List<Predicate> parts = new ArrayList<>();
        for (Map.Entry<String, JsonNode> part : asked.properties()) {
            parts.add(
                    switch (part.getKey()) {
                        case "$and" -> new AllOf(all(part.getValue(), depth));
                        case "$or" -> new AnyOf(all(part.getValue(), depth));
                        case "$not", "$nor" -> new Not(new AnyOf(all(part.getValue(), depth)));
                        default -> attribute(part.getKey(), part.getValue());
                    });
        }
        return parts.size() == 1 ? parts.get(0) : new AllOf(parts);
    }

    private static List<Predicate> all(JsonNode parts, int depth) {
        if (parts.isObject()) {
            return List.of(object(parts, depth + 1));
        }
        if (!parts.isArray() || parts.isEmpty() || parts.size() > MOST_PARTS) {
            throw new SearchRejectedException(
                    SearchRejectedException.FILTER, "query: a list of conditions is required");
        }
        return StreamSupport.stream(parts.spliterator(), false)
                .map(part -> object(part, depth + 1))
                .toList();
    }

    private static Predicate attribute(String name, JsonNode asked) {
        if (asked.isValueNode()) {
            return compare(name, "eq", asked);
        }
        if (!asked.isObject() || asked.isEmpty() || asked.size() > MOST_PARTS) {
            throw new SearchRejectedException(
                    SearchRejectedException.FILTER, "query: an operator and a value are required");
        }
        List<Predicate> parts = new ArrayList<>();
        for (Map.Entry<String, JsonNode> part : asked.properties()) {
            parts.add(compare(name, part.getKey().replaceFirst("^\\$", ""), part.getValue()));
        }
        return parts.size() == 1 ? parts.get(0) : new AllOf(parts);
    }

    /** {@code [{"seq_num": 1, "expression1": {…}, "condition": "and", "expression2": {…}}]}: the entries hold together. */
    static Predicate predicates(JsonNode query) {
        if (!query.isArray() || query.isEmpty() || query.size() > MOST_PARTS) {
            throw new SearchRejectedException(
                    SearchRejectedException.CRITERIA, "query: a list of predicates is required");
        }
        return new AllOf(StreamSupport.stream(query.spliterator(), false)
                .sorted(Comparator.comparingDouble(
                        entry -> entry.path("seq_num").asDouble()))
                .map(Predicate::predicate)
                .toList());
    }

    private static Predicate predicate(JsonNode entry) {
        List<Predicate> expressions = new ArrayList<>();
        for (int i = 1; entry.path("expression" + i).isObject(); i++) {
            JsonNode expression = entry.path("expression" + i);
            JsonNode name = expression.path("attribute_name");
            if (!name.isTextual()) {
                throw new SearchRejectedException(
                        SearchRejectedException.CRITERIA, "query: attribute_name is required");
            }
            expressions.add(
                    compare(name.asText(), expression.path("operator").asText(""), expression.path("attribute_value")));
        }
        if (expressions.isEmpty()) {
            throw new SearchRejectedException(SearchRejectedException.CRITERIA, "query: expression1 is required");
        }
        return switch (entry.path("condition").asText("and").toLowerCase(Locale.ROOT)) {
            case "and", "" -> new AllOf(expressions);
            case "or" -> new AnyOf(expressions);
            case "not" ->
                expressions.size() == 1
                        ? new Not(expressions.get(0))
                        : new AllOf(List.of(
                                expressions.get(0), new Not(new AnyOf(expressions.subList(1, expressions.size())))));
            default ->
                throw new SearchRejectedException(
                        SearchRejectedException.CRITERIA, "query: condition is and, or or not");
        };
    }

    private static Predicate compare(String name, String operator, JsonNode value) {
        List<String> values = value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList()
                : List.of(value.asText());
        if (value.isObject() || value.isMissingNode() || value.isNull() || values.isEmpty() || values.size() > 200) {
            throw new SearchRejectedException(SearchRejectedException.FILTER, "query: a value is required");
        }
        Operator known =
                switch (operator.toLowerCase(Locale.ROOT)) {
                    case "lt" -> Operator.LT;
                    case "le", "lte" -> Operator.LE;
                    case "gt" -> Operator.GT;
                    case "ge", "gte" -> Operator.GE;
                    case "eq", "ne" -> Operator.EQ;
                    case "in", "nin" -> Operator.IN;
                    default ->
                        throw new SearchRejectedException(SearchRejectedException.FILTER, "query: unknown operator");
                };
        if (known != Operator.IN && value.isArray()) {
            throw new SearchRejectedException(SearchRejectedException.FILTER, "query: one value is required");
        }
        Predicate compare = new Compare(name, known, values, false);
        return operator.toLowerCase(Locale.ROOT).startsWith("n") ? new Not(compare) : compare;
    }
}
