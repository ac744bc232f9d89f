package org.wasl.registry.spdci.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.problem.Violations;
import org.wasl.platform.value.Rfc3339;

/**
 * JSON as the standard writes it: snake_case, no nulls, fields we do not know are let pass (implementations add theirs), and a count may come as text, as in
 * the standard's own samples. A time without a zone is no time.
 */
@Singleton
public final class SpdciJson {
    private final ObjectMapper mapper;
    private final Validator validator;

    @Inject
    SpdciJson(ObjectMapper house, Validator validator) {
        this.validator = validator;
        mapper = house.copy()
                .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .registerModule(new SimpleModule("spdci").addDeserializer(Instant.class, new ZonedTime()));
        mapper.coercionConfigFor(LogicalType.Integer).setCoercion(CoercionInputShape.String, CoercionAction.TryConvert);
    }

    public JsonNode tree(byte[] body) {
        try {
            JsonNode tree = mapper.readTree(body);
            if (tree == null || !tree.isObject()) {
                throw new Problem(CommonProblem.UNREADABLE_REQUEST).at("", "malformed-json");
            }
            return tree;
        } catch (IOException malformed) {
            throw new Problem(CommonProblem.UNREADABLE_REQUEST).at("", "malformed-json");
        }
    }

    public JsonNode tree(Object value) {
        return mapper.valueToTree(value);
    }

    /** Read and checked against the rules of its fields. */
    public <T> T value(JsonNode node, Class<T> kind, String at) {
        requireNoNul(node, at);
        T value;
        try {
            value = mapper.treeToValue(node, kind);
        } catch (JsonMappingException wrong) {
            StringBuilder pointer = new StringBuilder(at);
            wrong.getPath().forEach(step -> pointer.append('/')
                    .append(step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName()));
            throw new Problem(CommonProblem.UNREADABLE_REQUEST).at(pointer.toString(), "wrong-type");
        } catch (JsonProcessingException wrong) {
            throw new Problem(CommonProblem.UNREADABLE_REQUEST).at(at, "wrong-type");
        }
        return Violations.checked(validator, value, at);
    }

    /** The one character that no database keeps, and no name and no number has. */
    private static void requireNoNul(JsonNode node, String at) {
        if (node.isTextual() && node.textValue().indexOf('\0') >= 0) {
            throw new Problem(CommonProblem.UNREADABLE_REQUEST).at(at, "control-characters");
        }
        node.properties().forEach(field -> requireNoNul(field.getValue(), at + "/" + field.getKey()));
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                requireNoNul(node.get(i), at + "/" + i);
            }
        }
    }

    public String text(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class ZonedTime extends StdDeserializer<Instant> {
        ZonedTime() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                return (Instant) context.handleUnexpectedToken(Instant.class, parser);
            }
            try {
                return Rfc3339.moment(parser.getText());
            } catch (DateTimeException noTime) {
                return (Instant) context.handleWeirdStringValue(Instant.class, parser.getText(), "no ISO 8601 time");
            }
        }
    }
}
