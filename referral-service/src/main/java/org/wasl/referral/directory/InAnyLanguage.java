package org.wasl.referral.directory;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A text that stands in Arabic, in English or in both: providers often write one language only, and their entry does not wait for a translation. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = InAnyLanguage.Validator.class)
@interface InAnyLanguage {
    /** What is checked so. */
    interface Text {
        String ar();

        String en();
    }

    String message() default "in-no-language";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Null is good: whether there must be a text is another rule. */
    final class Validator implements ConstraintValidator<InAnyLanguage, Text> {
        @Override
        public boolean isValid(Text text, ConstraintValidatorContext context) {
            return text == null || text.ar() != null || text.en() != null;
        }
    }
}
