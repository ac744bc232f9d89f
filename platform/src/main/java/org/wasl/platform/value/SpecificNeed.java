package org.wasl.platform.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A specific need by UNHCR's code: the category (two letters), and the need in it. The vocabulary {@code SpecificNeed} has the codes of UNHCR and those that an
 * administrator added for an operation; a body takes those alone, and what a peer writes beside them is kept as it came. Primero writes {@code cr_cp} for {@code CR-CP}.
 */
@Schema(
        type = SchemaType.STRING,
        pattern = "[A-Z]{2}(-[A-Z0-9]{1,6})?",
        examples = "CR-CP",
        extensions = @Extension(name = "x-code-list", value = "SpecificNeed"))
public record SpecificNeed(@JsonValue String code) {
    private static final Pattern SHAPE = Pattern.compile("[A-Z]{2}(-[A-Z0-9]{1,6})?");

    /** Sexual violence and torture, in all that is below them. */
    private static final Set<String> SENSITIVE_CATEGORIES = Set.of("SV", "TR");

    /** What endangers a person, or marks them, where the wrong ones know it: armed groups, crime, hiding, the mind, addiction. */
    private static final Set<String> SENSITIVE = Set.of(
            "CR-AF", "CR-CL", "CR-PS", "SM-MI", "SM-AD", "LP-IH", "LP-WP", "LP-AN", "LP-AP", "LP-CR", "LP-ST", "LP-AF");

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

    /** Whether only those who work with the person should know of it. Our own list: UNHCR publishes none. */
    @JsonIgnore
    public boolean isSensitive() {
        return SENSITIVE_CATEGORIES.contains(category()) || SENSITIVE.contains(code);
    }

    public String category() {
        return code.substring(0, 2);
    }

    @Override
    public String toString() {
        return code;
    }
}
