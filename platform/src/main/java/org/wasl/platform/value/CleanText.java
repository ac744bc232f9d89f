package org.wasl.platform.value;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * No control characters but line breaks and tabs, and no bidirectional overrides: a name must not be able to make the text around it read in another
 * order than it was written.
 */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = CleanText.Validator.class)
public @interface CleanText {
    /** For {@code @Pattern}: more than blanks. Where a text must be there, {@code @NotBlank} says so. */
    String NOT_BLANK = "^[\\s\\S]*\\S[\\s\\S]*$";

    String message() default "control-characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Null is clean: whether a text must be there is another rule. */
    final class Validator implements ConstraintValidator<CleanText, String> {
        @Override
        public boolean isValid(String text, ConstraintValidatorContext context) {
            return isClean(text);
        }

        public static boolean isClean(String text) {
            return text == null || text.chars().noneMatch(Validator::forbidden);
        }

        private static boolean forbidden(int c) {
            return InvisibleMarks.isDirection(c) || (Character.isISOControl(c) && c != '\n' && c != '\t' && c != '\r');
        }
    }
}
