package org.wasl.platform.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.text.Normalizer;
import java.util.Map;
import java.util.Optional;

/**
 * Texts as they are kept: NFC, without NUL, which PostgreSQL cannot keep, and without half of a surrogate pair, which UTF-8 would keep as a question mark. For
 * a tree that is read without types; bodies are read so anyway.
 */
public final class CleanTree {
    private CleanTree() {}

    public static boolean isKeepable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (c == 0 || Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** Makes the texts of a tree NFC. Answers where a name or a text stands that cannot be kept, as a JSON pointer. */
    public static Optional<String> clean(ObjectNode tree) {
        return clean(tree, "");
    }

    private static Optional<String> clean(ObjectNode object, String at) {
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            String here = at + "/" + token(field.getKey());
            if (!isKeepable(field.getKey())) {
                return Optional.of(here);
            }
            Optional<String> found = clean(field.getValue(), here);
            if (found.isPresent()) {
                return found;
            }
            if (field.getValue() instanceof TextNode text) {
                field.setValue(TextNode.valueOf(composed(text.textValue())));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> clean(ArrayNode array, String at) {
        for (int i = 0; i < array.size(); i++) {
            Optional<String> found = clean(array.get(i), at + "/" + i);
            if (found.isPresent()) {
                return found;
            }
            if (array.get(i) instanceof TextNode text) {
                array.set(i, TextNode.valueOf(composed(text.textValue())));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> clean(JsonNode value, String at) {
        if (value instanceof ObjectNode object) {
            return clean(object, at);
        }
        if (value instanceof ArrayNode array) {
            return clean(array, at);
        }
        return value.isTextual() && !isKeepable(value.textValue()) ? Optional.of(at) : Optional.empty();
    }

    /** A name in a JSON pointer. */
    public static String token(String name) {
        return name.replace("~", "~0").replace("/", "~1").replace('\0', '\uFFFD');
    }
}
