package org.wasl.platform.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Points in time arrive with the digits that PostgreSQL keeps, so that the first answer is the same as all others. */
@Singleton
public final class KeptInstants implements ObjectMapperCustomizer {
    @Override
    public void customize(ObjectMapper mapper) {
        mapper.registerModule(new SimpleModule("wasl-instants").addDeserializer(Instant.class, new Kept()));
    }

    /** After the framework's own module for times, whose reader it replaces. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    private static final class Kept extends StdScalarDeserializer<Instant> {
        Kept() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return InstantDeserializer.INSTANT.deserialize(parser, context).truncatedTo(ChronoUnit.MICROS);
        }
    }
}
