package org.wasl.platform.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.elements.GivenMethodsConjunction;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.junit.jupiter.api.DynamicTest;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.idempotency.Act;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.openapi.OpenApiConventions;

/** What the contract declares of every operation is done by every operation: keys of requests that are sent again, versions that were read. */
final class DeclaredRules {
    private DeclaredRules() {}

    /** With the platform's own classes: what a service calls of them is followed. */
    static Stream<DynamicTest> checked(String root) {
        JavaClasses all = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(root, "org.wasl.platform");
        return Stream.of(ofKeys(root), ofActs(root), ofTransactions(root), ofVersions(root))
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getDescription(), () -> rule.allowEmptyShould(true).check(all)));
    }

    /** {@link OpenApiConventions} declares the key of every POST that is once. */
    private static ArchRule ofKeys(String root) {
        return methodsOf(root)
                .and()
                .areAnnotatedWith(POST.class)
                .and(new DescribedPredicate<>("are in the contract") {
                    @Override
                    public boolean test(JavaMethod method) {
                        Operation operation = method.reflect().getAnnotation(Operation.class);
                        return operation != null && !operation.hidden();
                    }
                })
                .should(new ArchCondition<>("keep Idempotency-Key, or say that they do not") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        if (method.isAnnotatedWith(Once.class) == saysNoKey(method)) {
                            events.add(SimpleConditionEvent.violated(
                                    method, method.getFullName() + " is @Once, or says that it keeps no key"));
                        }
                    }
                });
    }

    /** An operation that asks first has no transaction but the one of its act. */
    private static ArchRule ofActs(String root) {
        return methodsOf(root)
                .and()
                .areAnnotatedWith(Once.class)
                .should(new Reach(
                        "commit their act where they ask first, and only then",
                        Act.class,
                        "commit",
                        method -> method.getAnnotationOfType(Once.class).asksFirst()));
    }

    private static ArchRule ofTransactions(String root) {
        return methodsOf(root)
                .and()
                .areAnnotatedWith(Once.class)
                .should()
                .notBeAnnotatedWith(Transactional.class)
                .because("their transaction claims the key, too");
    }

    private static ArchRule ofVersions(String root) {
        return methodsOf(root)
                .and(new DescribedPredicate<>("take If-Match") {
                    @Override
                    public boolean test(JavaMethod method) {
                        return takesIfMatch(method);
                    }
                })
                .should(new Reach("compare it", IfMatch.class, "require", method -> true));
    }

    private static GivenMethodsConjunction methodsOf(String root) {
        return methods().that().areDeclaredInClassesThat().resideInAPackage(root + "..");
    }

    private static boolean saysNoKey(JavaMethod method) {
        return Arrays.stream(method.reflect().getAnnotationsByType(Extension.class))
                .anyMatch(extension -> OpenApiConventions.NO_KEY.equals(extension.name()));
    }

    private static boolean takesIfMatch(JavaMethod method) {
        return method.getParameters().stream()
                .anyMatch(parameter -> parameter.isAnnotatedWith(HeaderParam.class)
                        && "If-Match"
                                .equals(parameter
                                        .getAnnotationOfType(HeaderParam.class)
                                        .value()));
    }

    /** Whether a call comes to a method, over any number of ours. */
    private static final class Reach extends ArchCondition<JavaMethod> {
        private final Class<?> owner;
        private final String name;
        private final Predicate<JavaMethod> expected;

        Reach(String description, Class<?> owner, String name, Predicate<JavaMethod> expected) {
            super(description);
            this.owner = owner;
            this.name = name;
            this.expected = expected;
        }

        @Override
        public void check(JavaMethod method, ConditionEvents events) {
            if (reaches(method) != expected.test(method)) {
                events.add(SimpleConditionEvent.violated(
                        method,
                        method.getFullName() + (expected.test(method) ? " does not reach " : " reaches ")
                                + owner.getSimpleName() + "." + name));
            }
        }

        private boolean reaches(JavaMethod begin) {
            Set<JavaCodeUnit> seen = new HashSet<>(Set.of(begin));
            Deque<JavaCodeUnit> open = new ArrayDeque<>(seen);
            while (!open.isEmpty()) {
                JavaCodeUnit unit = open.pop();
                for (JavaAccess<?> access : unit.getAccessesFromSelf()) {
                    if (access.getTargetOwner().isEquivalentTo(owner)
                            && access.getName().equals(name)) {
                        return true;
                    }
                    access.getTarget()
                            .resolveMember()
                            .filter(JavaCodeUnit.class::isInstance)
                            .map(JavaCodeUnit.class::cast)
                            .filter(next -> next.getOwner().getPackageName().startsWith("org.wasl"))
                            .filter(seen::add)
                            .ifPresent(open::push);
                }
            }
            return false;
        }
    }
}
