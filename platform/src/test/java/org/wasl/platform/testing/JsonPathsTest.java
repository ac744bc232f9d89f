package org.wasl.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPathsTest {
    private static final String ANSWER = """
            {"id": "a", "none": null, "empty": [], "count": 3, "share": 0.25, "class": "C", "large": 12345678901234567,
             "items": [{"id": "x", "tags": [{"code": 1}, {"code": null}], "names": ["n"]}, {"id": "y", "tags": [], "size": 2}],
             "mixed": [{"id": "z"}, null, 5], "matrix": [[{"id": 1}], [{"id": 2}]], "x-label": {"ar": "ا"}}""";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "none",
                "missing",
                "none.more",
                "missing.more",
                "empty",
                "empty.id",
                "empty[0]",
                "count",
                "share",
                "class",
                "large",
                "items",
                "items.id",
                "items.missing",
                "items[0]",
                "items[0].id",
                "items[1].tags",
                "items[2]",
                "items[2].id",
                "items.tags",
                "items.tags.code",
                "items[0].tags.code",
                "items.names",
                "items.names[0]",
                "items[0].names[0]",
                "items.size",
                "items.class",
                "items.empty",
                "mixed[0].id",
                "mixed[1]",
                "matrix.id",
                "matrix[1].id",
                "$",
                "x-label.ar",
                "items.size()",
                "items.find { it.id == 'y' }.size",
                "items.id[1]",
                "id.more"
            })
    void what_is_read_is_what_rest_assured_reads(String path) {
        assertThat(told(() -> JsonPaths.read(JsonPath.from(ANSWER), path)))
                .isEqualTo(told(() -> JsonPath.from(ANSWER).get(path)));
    }

    private static Object told(java.util.function.Supplier<Object> reading) {
        try {
            return reading.get();
        } catch (RuntimeException refused) {
            return refused.getClass();
        }
    }
}
