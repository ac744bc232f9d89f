package org.wasl.platform.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.Year;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAmount;
import java.util.Set;
import java.util.UUID;
import org.wasl.platform.value.Rfc3339;

/**
 * Values as the contract declares them, where Jackson takes more: a date is a text and neither a number nor a list, of the years 0 to 9999 (RFC 3339 has no
 * others, and another would be given back in a form that no client can read); a UUID is not in base 64; a number is no text, not even {@code "NaN"}, and has no
 * exponent that makes it longer than all numbers that are kept. Points in time have the digits that PostgreSQL keeps, so that the first answer is the same as all
 * others.
 */
final class StrictValues extends BeanDeserializerModifier {
    private static final Set<Class<?>> FRACTIONS = Set.of(double.class, Double.class, float.class, Float.class);

    private static final int UUID_LENGTH = 36;

    /** {@code 1e300000000} is eleven characters on the wire, and written out it fills the memory. */
    private static final int MOST_DIGITS = 100;

    @Override
    public JsonDeserializer<?> modifyDeserializer(
            DeserializationConfig config, BeanDescription description, JsonDeserializer<?> known) {
        Class<?> kind = description.getBeanClass();
        if (FRACTIONS.contains(kind)) {
            return new Numbers(known);
        }
        if (kind == BigDecimal.class) {
            return new Decimals(known);
        }
        boolean time = Temporal.class.isAssignableFrom(kind) || TemporalAmount.class.isAssignableFrom(kind);
        if (kind == UUID.class || time && kind != Year.class) {
            return new Texts(known);
        }
        return known;
    }

    private static final class Texts extends DelegatingDeserializer {
        Texts(JsonDeserializer<?> known) {
            super(known);
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> known) {
            return new Texts(known);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return context.handleUnexpectedToken(handledType(), parser);
            }
            String text = parser.getText();
            if (handledType() == UUID.class ? text.length() != UUID_LENGTH : isNumber(text)) {
                return context.handleWeirdStringValue(handledType(), "", "not in its form");
            }
            Object value = super.deserialize(parser, context);
            if (!Rfc3339.isInReach(value)) {
                return context.handleWeirdStringValue(handledType(), "", "no year of four digits");
            }
            return value instanceof Instant at ? at.truncatedTo(ChronoUnit.MICROS) : value;
        }
    }

    /** Seconds since 1970, which are no form of a time here. */
    private static boolean isNumber(String text) {
        return text.matches("[0-9.+-]*") && !text.matches("[0-9]{4}-[0-9]{2}(-[0-9]{2})?");
    }

    private static final class Numbers extends DelegatingDeserializer {
        Numbers(JsonDeserializer<?> known) {
            super(known);
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> known) {
            return new Numbers(known);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return parser.hasToken(JsonToken.VALUE_STRING)
                    ? context.handleUnexpectedToken(handledType(), parser)
                    : super.deserialize(parser, context);
        }
    }

    private static final class Decimals extends DelegatingDeserializer {
        Decimals(JsonDeserializer<?> known) {
            super(known);
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> known) {
            return new Decimals(known);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            Object value = super.deserialize(parser, context);
            if (value instanceof BigDecimal number && (number.scale() > MOST_DIGITS || number.scale() < -MOST_DIGITS)) {
                throw new StreamConstraintsException("Exponent out of range", parser.currentLocation());
            }
            return value;
        }
    }
}
