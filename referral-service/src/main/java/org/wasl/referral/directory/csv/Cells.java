package org.wasl.referral.directory.csv;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import java.math.BigDecimal;
import java.util.Optional;
import org.wasl.referral.directory.part.HsdsJson;
import org.wasl.referral.directory.part.HsdsShape;

/** Values in cells. Columns of the standard hold its own types; the others hold JSON, and texts that could be nothing else as they are. */
final class Cells {
    private static final ObjectReader STRICT =
            HsdsJson.MAPPER.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** Reading a number takes time by the square of its length. */
    private static final int LONGEST_NUMBER = 50;

    private Cells() {}

    static boolean isNumber(Table table, String column) {
        return type(table, column).filter(HsdsShape.Type.NUMBER::equals).isPresent();
    }

    private static Optional<HsdsShape.Type> type(Table table, String column) {
        return Optional.ofNullable(HsdsShape.of(table.tableName()).get(column)).map(HsdsShape.Member::type);
    }

    /** What cannot be read as its type stays text, and is told where the record is taken in. */
    static JsonNode read(Table table, String column, String cell) {
        HsdsShape.Type type = type(table, column).orElse(null);
        try {
            if (type == HsdsShape.Type.NUMBER && cell.length() <= LONGEST_NUMBER) {
                return HsdsJson.MAPPER.getNodeFactory().numberNode(new BigDecimal(cell.strip()));
            }
            if (type == null || !type.isFlat()) {
                return json(cell)
                        .orElseGet(() -> HsdsJson.MAPPER.getNodeFactory().textNode(cell));
            }
        } catch (NumberFormatException none) {
            // Told later, as above.
        }
        return HsdsJson.MAPPER.getNodeFactory().textNode(cell);
    }

    static String written(Table table, String column, JsonNode value) {
        if (value.isContainerNode()) {
            return value.toString();
        }
        boolean standard = type(table, column).isPresent();
        return standard || !value.isTextual() || json(value.textValue()).isEmpty() ? value.asText() : value.toString();
    }

    private static Optional<JsonNode> json(String cell) {
        try {
            return Optional.of(STRICT.readTree(cell)).filter(read -> !read.isMissingNode());
        } catch (JsonProcessingException none) {
            return Optional.empty();
        }
    }
}
