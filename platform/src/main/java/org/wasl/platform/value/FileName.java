package org.wasl.platform.value;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Set;

/** The name of a file on one line: no path, not the name of a folder, no control characters and no bidirectional overrides. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = FileName.Validator.class)
public @interface FileName {
    /** For the contract. */
    String PATTERN = "^[^/\\\\:*?\"<>|\\x00-\\x1F\\x7F-\\x9F]+$";

    String message() default "no-path";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Null is good: whether there must be a name is another rule. */
    final class Validator implements ConstraintValidator<FileName, String> {
        private static final Set<String> FOLDERS = Set.of(".", "..");

        @Override
        public boolean isValid(String name, ConstraintValidatorContext context) {
            if (name == null) {
                return true;
            }
            if (!CleanText.Validator.isClean(name) || name.chars().anyMatch(Validator::breaksLine)) {
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate("control-characters")
                        .addConstraintViolation();
                return false;
            }
            return !FOLDERS.contains(name.strip()) && name.chars().noneMatch(c -> "/\\:*?\"<>|".indexOf(c) >= 0);
        }

        private static boolean breaksLine(int c) {
            int type = Character.getType(c);
            return Character.isISOControl(c)
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR;
        }
    }
}
