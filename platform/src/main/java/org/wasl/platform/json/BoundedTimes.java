package org.wasl.platform.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Days and points in time of the years 0 to 9999: RFC 3339 has no others, and one that was taken would be given back in a form that no client can read. As
 * every text that is no date, another year is refused at its field.
 */
final class BoundedTimes extends SimpleModule {
    private static final long serialVersionUID = 1L;

    BoundedTimes() {
        super("wasl-times");
        setDeserializerModifier(new BeanDeserializerModifier() {
            private static final long serialVersionUID = 1L;

            @Override
            public JsonDeserializer<?> modifyDeserializer(
                    DeserializationConfig config, BeanDescription description, JsonDeserializer<?> known) {
                Class<?> kind = description.getBeanClass();
                return kind == Instant.class || kind == LocalDate.class ? new Bounded(known) : known;
            }
        });
    }

    private static final class Bounded extends DelegatingDeserializer {
        private static final long serialVersionUID = 1L;

        Bounded(JsonDeserializer<?> known) {
            super(known);
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> known) {
            return new Bounded(known);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            Object time = super.deserialize(parser, context);
            return time == null || isInReach(time)
                    ? time
                    : context.handleWeirdStringValue(handledType(), parser.getText(), "no year of four digits");
        }

        private static boolean isInReach(Object time) {
            int year = time instanceof LocalDate day
                    ? day.getYear()
                    : ((Instant) time).atOffset(ZoneOffset.UTC).getYear();
            return year >= 0 && year <= 9999;
        }
    }
}
