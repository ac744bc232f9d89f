package org.wasl.platform.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A specific need by UNHCR's code: the category (two letters), and the need in it. Known ones have labels in the code list {@code SpecificNeed}; others, which an
 * operation added, are kept as they came. Primero writes {@code cr_cp} for {@code CR-CP}.
 */
@Schema(type = SchemaType.STRING, pattern = "[A-Z]{2}(-[A-Z0-9]{1,6})?", examples = "CR-CP")
public record SpecificNeed(@JsonValue String code) {
    private static final Pattern SHAPE = Pattern.compile("[A-Z]{2}(-[A-Z0-9]{1,6})?");

    public SpecificNeed {
        if (!SHAPE.matcher(code).matches()) {
            throw new IllegalArgumentException("not a specific need");
        }
    }

    @JsonCreator
    public static SpecificNeed of(String text) {
        return new SpecificNeed(text.strip().toUpperCase(Locale.ROOT).replace('_', '-'));
    }

    public static SpecificNeed fromString(String text) {
        return of(text);
    }

    public String category() {
        return code.substring(0, 2);
    }

    @Override
    public String toString() {
        return code;
    }
}
