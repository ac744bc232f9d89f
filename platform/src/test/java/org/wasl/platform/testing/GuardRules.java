package org.wasl.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import java.lang.reflect.Field;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.wasl.platform.problem.Language;
import org.wasl.platform.problem.ProblemTexts;
import org.wasl.platform.statemachine.Guard;
import org.wasl.platform.statemachine.StateMachine;

/** What holds for the guards of all state machines of a service. */
final class GuardRules {
    private GuardRules() {}

    static Stream<DynamicTest> checked(JavaClasses service) {
        return Stream.of(
                dynamicTest("each guard has its text in both languages", () -> assertThat(codesWithoutText(service))
                        .isEmpty()),
                dynamicTest("a guard answers 403 or 409", () -> guards(service).forEach(guard -> {
                    if (guard.problem() != null) {
                        assertThat(guard.problem().status()).as(guard.code()).isIn(403, 409);
                    }
                })));
    }

    private static Set<String> codesWithoutText(JavaClasses service) {
        Set<String> missing = new TreeSet<>();
        guards(service).map(Guard::code).forEach(code -> {
            for (Language language : Language.values()) {
                if (ProblemTexts.rule(code, language).equals(ProblemTexts.rule("invalid", language))) {
                    missing.add(code + " " + language);
                }
            }
        });
        return missing;
    }

    private static Stream<Guard<?>> guards(JavaClasses service) {
        return service.stream()
                .flatMap(each -> each.getFields().stream())
                .filter(field -> field.getRawType().isEquivalentTo(StateMachine.class))
                .map(GuardRules::machine)
                .flatMap(machine -> machine.rows().stream())
                .flatMap(row -> row.guards().stream());
    }

    private static StateMachine<?, ?, ?, ?> machine(JavaField field) {
        try {
            Field reflected = field.reflect();
            reflected.setAccessible(true);
            return (StateMachine<?, ?, ?, ?>) reflected.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
