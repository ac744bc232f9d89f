package org.wasl.referral.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.wasl.platform.json.CleanTree;
import org.wasl.referral.directory.part.HsdsJson;

/** Takes out of a value what no value may have, in whichever member it stands. Each is told. */
final class HsdsCleaning {
    private final HsdsMending.Faults faults;

    HsdsCleaning(HsdsMending.Faults faults) {
        this.faults = faults;
    }

    /** Whether a member of this name holds records: what is hidden of those is known only where they stand in their place. */
    static boolean isRecords(String name) {
        return HsdsJson.RECORDS.contains(name)
                || name.endsWith("s") && HsdsJson.RECORDS.contains(name.substring(0, name.length() - 1));
    }

    /** Without what no text may have, however deep. Null where it is nothing then. */
    JsonNode cleaned(JsonNode value, String at) {
        if (value.isTextual()) {
            String text = clean(value.textValue(), at);
            return text == null ? null : TextNode.valueOf(text);
        }
        if (value instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> each : List.copyOf(object.properties())) {
                String here = at + "/" + CleanTree.token(each.getKey());
                JsonNode is = each.getValue();
                if (isRecords(each.getKey())) {
                    faults.fault(here, "unknown-field", false);
                    is = null;
                } else {
                    is = cleaned(is, here);
                }
                if (is == null) {
                    object.remove(each.getKey());
                } else {
                    object.set(each.getKey(), is);
                }
            }
        } else if (value instanceof ArrayNode array) {
            List<JsonNode> left = new ArrayList<>();
            for (int i = 0; i < array.size(); i++) {
                JsonNode is = cleaned(array.get(i), at + "/" + i);
                if (is != null) {
                    left.add(is);
                }
            }
            array.removeAll().addAll(left);
        } else if (value.isNumber() && !HsdsValues.isFinite(value)) {
            faults.fault(at, "invalid", false);
            return null;
        }
        return value;
    }

    private String clean(String text, String at) {
        String without = HsdsValues.withoutMarks(text);
        if (!without.equals(text)) {
            faults.fault(at, "marks-removed", true);
        }
        String code = HsdsValues.refusal(without);
        if (code != null) {
            faults.fault(at, code, false);
            return null;
        }
        return without;
    }
}
