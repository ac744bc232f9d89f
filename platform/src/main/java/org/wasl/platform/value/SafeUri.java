package org.wasl.platform.value;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

/** An address or a name that a page may show as a link: nothing that a browser would run, such as {@code javascript:} or {@code data:}. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = SafeUri.Validator.class)
public @interface SafeUri {
    String message() default "unsafe-link";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    final class Validator implements ConstraintValidator<SafeUri, URI> {
        private static final Set<String> SAFE = Set.of("http", "https", "mailto", "tel", "urn");

        @Override
        public boolean isValid(URI uri, ConstraintValidatorContext context) {
            return isSafe(uri);
        }

        /** Null is safe, and so is what has no scheme. */
        public static boolean isSafe(URI uri) {
            return uri == null
                    || uri.getScheme() == null
                    || SAFE.contains(uri.getScheme().toLowerCase(Locale.ROOT));
        }
    }
}
