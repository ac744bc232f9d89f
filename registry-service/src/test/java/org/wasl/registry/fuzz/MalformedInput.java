package org.wasl.registry.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomGenerator;

/** What clients send by mistake or on purpose. */
final class MalformedInput {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int LONG = 100_000;

    private static final Arbitrary<String> TEXTS = Arbitraries.oneOf(
            Arbitraries.of(
                    "",
                    " ",
                    "\u0000",
                    "a\u0000b",
                    "\u202Eليلى\u202C",
                    "\uFEFF",
                    "\uD83D",
                    "👩‍👧‍👦",
                    "Z\u0301\u0301\u0301\u0301",
                    "null",
                    "'; drop table person; --",
                    "%_\\",
                    "${jndi:ldap://127.0.0.1/x}",
                    "../../../etc/passwd",
                    "=1+1"),
            Arbitraries.of(
                    "2026-02-30",
                    "0000-00-00",
                    "-9999-01-01",
                    "+999999999-12-31",
                    "-4714-01-01",
                    "294277-01-01",
                    "2026-13-01T00:00:00Z",
                    "+1000000000-12-31T23:59:59Z",
                    "-1000000000-01-01T00:00:00Z",
                    "9999-12-31T23:59:59.999999999+18:00",
                    "00:00"),
            Arbitraries.of(
                    "00000000-0000-0000-0000-000000000000",
                    "0190a3c0-0000-7000-8000-00000000ffff",
                    "0190a3c0",
                    "SELF",
                    "HEAD",
                    "ACTIVE",
                    "JO-ZZ"),
            Arbitraries.strings().all().ofMaxLength(40),
            Arbitraries.strings().withCharRange('\u0600', '\u06ff').ofMaxLength(300),
            Arbitraries.strings().numeric().ofLength(400),
            Arbitraries.just("x".repeat(LONG)));

    private static final Arbitrary<JsonNode> NUMBERS = Arbitraries.oneOf(
                    Arbitraries.of("0", "-1", "1e400", "1E-400", "99999999999999999999999", "0.1", "-0.0")
                            .map(BigDecimal::new),
                    Arbitraries.bigDecimals())
            .map(JSON::numberNode);

    private static final Arbitrary<JsonNode> ALL = Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(8, TEXTS.map(JSON::textNode)),
            net.jqwik.api.Tuple.of(2, NUMBERS),
            net.jqwik.api.Tuple.of(
                    2,
                    Arbitraries.of(
                            JSON.nullNode(),
                            JSON.booleanNode(true),
                            JSON.objectNode(),
                            JSON.arrayNode(),
                            JSON.arrayNode().addNull(),
                            JSON.arrayNode().add("x").add("x"),
                            JSON.objectNode().put("value", "x"),
                            JSON.numberNode(new BigInteger("9".repeat(60))))));

    private final RandomGenerator<JsonNode> values = ALL.generator(1_000, true);
    private final RandomGenerator<String> texts = TEXTS.generator(1_000, true);
    private final Random random;

    MalformedInput(long seed) {
        random = new Random(seed);
    }

    JsonNode value() {
        return values.next(random).value();
    }

    String text() {
        return texts.next(random).value();
    }
}
