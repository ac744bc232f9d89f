package org.wasl.platform.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.problem.UnreadableJson;
import org.wasl.platform.problem.Violations;

/** JSON Merge Patch, RFC 7396: the writable form of a thing, the patch, the writable form after it, checked like any other body. */
@ApplicationScoped
public class MergePatch {
    public static final String MEDIA_TYPE = "application/merge-patch+json";

    private final ObjectMapper mapper;
    private final Validator validator;

    @Inject
    MergePatch(ObjectMapper mapper, Validator validator) {
        this.mapper = mapper;
        this.validator = validator;
    }

    /** What the patch makes of the body, and the names of the top-level fields that differ. */
    public record Patched<T>(T body, Set<String> changed) {
        /**
         * Writes the body where something differs. A patch that changes nothing writes nothing: no version, no event and no history come of it.
         *
         * @return what writing it gave; null where nothing differs
         */
        public <E> E write(Function<T, E> write) {
            return changed.isEmpty() ? null : write.apply(body);
        }

        /** As {@link #write}, where what it gives is recorded at once. */
        public void ifChanged(Consumer<T> write) {
            if (!changed.isEmpty()) {
                write.accept(body);
            }
        }
    }

    public <T> Patched<T> apply(JsonNode patch, T current, Class<T> kind) {
        if (patch == null || !patch.isObject()) {
            throw new Problem(CommonProblem.UNREADABLE_REQUEST).at("", "wrong-type");
        }
        JsonNode before = mapper.valueToTree(current);
        JsonNode after = merged(before.deepCopy(), patch);
        try {
            T body = Violations.checkedOver(validator, mapper.treeToValue(after, kind), current);
            JsonNode written = mapper.valueToTree(body);
            Set<String> changed = new TreeSet<>();
            written.properties().forEach(field -> {
                if (!field.getValue().equals(before.get(field.getKey()))
                        && !isSame(kind, field.getKey(), current, body)) {
                    changed.add(field.getKey());
                }
            });
            return new Patched<>(body, changed);
        } catch (JsonProcessingException e) {
            throw UnreadableJson.problem(e);
        }
    }

    /** A set that is written in another order is the same set. */
    private static boolean isSame(Class<?> kind, String field, Object current, Object body) {
        return kind.isRecord()
                && Arrays.stream(kind.getRecordComponents())
                        .filter(component -> component.getName().equals(field))
                        .anyMatch(component -> Objects.equals(value(component, current), value(component, body)));
    }

    private static Object value(RecordComponent component, Object of) {
        try {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode merged(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch;
        }
        ObjectNode result = target instanceof ObjectNode object
                ? object
                : com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> field : patch.properties()) {
            if (field.getValue().isNull()) {
                // Kept as null and not removed: the writable form names every field, and a required one must say so.
                result.putNull(field.getKey());
            } else {
                JsonNode old = result.get(field.getKey());
                result.set(field.getKey(), merged(old == null ? result.nullNode() : old, field.getValue()));
            }
        }
        return result;
    }
}
