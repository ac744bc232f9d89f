package org.wasl.platform.vocabulary;

import jakarta.inject.Inject;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.hibernate.validator.constraintvalidation.HibernateConstraintValidatorContext;
import org.wasl.contracts.vocabulary.Vocabulary;

/**
 * A code of a vocabulary that is in use: a text, or a value whose text is the code. What is refused is answered with the codes that may be meant. The contract names the list as {@code x-code-list}: its
 * members stand in {@code members-of-code-lists.properties}.
 */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = CodeOf.Validator.class)
public @interface CodeOf {
    Vocabulary value();

    String message() default "unknown-code";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Null is a code not given: whether one must be there is another rule. */
    final class Validator implements ConstraintValidator<CodeOf, Object> {
        private final Vocabularies vocabularies;
        private Vocabulary list;

        @Inject
        Validator(Vocabularies vocabularies) {
            this.vocabularies = vocabularies;
        }

        @Override
        public void initialize(CodeOf constraint) {
            list = constraint.value();
        }

        @Override
        public boolean isValid(Object given, ConstraintValidatorContext context) {
            String code = given == null ? null : given.toString();
            if (code == null || vocabularies.accepts(list, code)) {
                return true;
            }
            context.unwrap(HibernateConstraintValidatorContext.class)
                    .withDynamicPayload(new MeantCodes(vocabularies.nearest(list, code)));
            return false;
        }
    }
}
