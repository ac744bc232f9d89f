package org.wasl.platform.json;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleDeserializers;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.wasl.contracts.event.EventStep;
import org.wasl.contracts.id.Id;

/**
 * How JSON is read and written everywhere: ids are bare UUIDs, text arrives NFC and without what cannot be kept (NUL, half a character), unknown fields and
 * silent conversions between types are refused.
 */
@Singleton
public final class JsonConventions implements ObjectMapperCustomizer {
    /**
     * A small text may be a large tree: a million empty lists are two megabytes on the wire and sixty in memory. What is larger is read as a stream, by a
     * factory of its own.
     */
    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(64)
            .maxTokenCount(250_000)
            .maxStringLength(4_000_000)
            .maxNameLength(2_000)
            .maxNumberLength(100)
            .build();

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.getFactory().setStreamReadConstraints(LIMITS);
        mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        mapper.enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
        mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        mapper.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        mapper.coercionConfigDefaults().setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
        for (LogicalType scalar : List.of(LogicalType.Integer, LogicalType.Float, LogicalType.Boolean)) {
            mapper.coercionConfigFor(scalar)
                    .setCoercion(CoercionInputShape.String, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        }
        mapper.coercionConfigFor(LogicalType.Boolean).setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
        mapper.coercionConfigFor(LogicalType.Integer).setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
        mapper.configOverride(LocalDate.class).setFormat(JsonFormat.Value.forLeniency(false)); // a day, without a time
        mapper.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
        mapper.setDefaultPropertyInclusion(JsonInclude.Include.ALWAYS);
        SimpleModule module = new SimpleModule("wasl");
        module.setDeserializers(new IdDeserializers());
        module.setDeserializerModifier(new StrictValues());
        module.addKeyDeserializer(String.class, new CleanKeys());
        module.addSerializer(Id.class, ToStringSerializer.instance);
        module.addKeySerializer(Id.class, new IdKeys());
        mapper.registerModule(module);
        mapper.addMixIn(EventStep.class, ByPath.class);
    }

    private interface ByPath {
        @JsonValue
        String path();
    }

    private static final class IdDeserializers extends SimpleDeserializers {
        IdDeserializers() {
            addDeserializer(String.class, new CleanStrings());
        }

        @Override
        public JsonDeserializer<?> findBeanDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription description)
                throws com.fasterxml.jackson.databind.JsonMappingException {
            Class<?> raw = type.getRawClass();
            if (Id.class.isAssignableFrom(raw) && raw.isRecord()) {
                return new IdDeserializer(raw);
            }
            return super.findBeanDeserializer(type, config, description);
        }
    }

    private static final class IdDeserializer extends StdScalarDeserializer<Object> {
        private final Class<?> kind;

        IdDeserializer(Class<?> kind) {
            super(kind);
            this.kind = kind;
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() != JsonToken.VALUE_STRING
                    || parser.getText().length() != 36) {
                return context.handleUnexpectedToken(kind, parser);
            }
            try {
                return kind.getConstructor(UUID.class).newInstance(UUID.fromString(parser.getText()));
            } catch (IllegalArgumentException | ReflectiveOperationException notAnId) {
                return context.handleWeirdStringValue(kind, parser.getText(), "not a UUID");
            }
        }
    }

    private static final class IdKeys extends JsonSerializer<Id> {
        @Override
        public void serialize(Id id, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeFieldName(id.value().toString());
        }
    }

    private static final class CleanStrings extends StdScalarDeserializer<String> {
        CleanStrings() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                return (String) context.handleUnexpectedToken(String.class, parser);
            }
            String text = parser.getText();
            return CleanTree.isKeepable(text)
                    ? CleanTree.composed(text)
                    : (String) context.handleWeirdStringValue(String.class, "", "NUL or half a character");
        }
    }

    private static final class CleanKeys extends KeyDeserializer {
        @Override
        public Object deserializeKey(String key, DeserializationContext context) throws IOException {
            return CleanTree.isKeepable(key)
                    ? CleanTree.composed(key)
                    : context.handleWeirdKey(String.class, "", "NUL or half a character");
        }
    }
}
