package org.wasl.platform.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.idempotency.Replay;

/** The rules of the house, the same for every service. A service's {@code ArchitectureTest} names its root package. */
public final class ArchitectureRules {
    private ArchitectureRules() {}

    /**
     * The rules as tests of all classes under a root package: those of the service, and those that hold for its tests as well.
     *
     * @param values see {@link StoredFormRules#checked}
     */
    public static Stream<DynamicTest> checked(String root, String... values) {
        JavaClasses everything = new ClassFileImporter().importPackages(root);
        JavaClasses service = everything.that(areNoTests());
        return Stream.of(
                        all(root)
                                .map(rule -> dynamicTest(
                                        rule.getDescription(), // the gateway has no entity
                                        () -> rule.allowEmptyShould(true).check(service))),
                        OneClock.checked(everything),
                        DeclaredRules.checked(root),
                        GuardRules.checked(service),
                        StoredFormRules.checked(service, values),
                        DocumentedTypes.checked())
                .flatMap(tests -> tests);
    }

    private static DescribedPredicate<JavaClass> areNoTests() {
        return DescribedPredicate.describe("are no tests", type -> type.getSource()
                .map(source -> ImportOption.Predefined.DO_NOT_INCLUDE_TESTS.includes(Location.of(source.getUri())))
                .orElse(true));
    }

    /**
     * Only these answer a repeated request word for word, because their answers hold no personal data. Everybody else's replays are authorised again.
     *
     * @param classes simple names of resources of definitions, directories and queues
     */
    public static DynamicTest repeatVerbatim(String root, String... classes) {
        DescribedPredicate<JavaClass> keepPersonalData = new DescribedPredicate<>("keep personal data") {
            @Override
            public boolean test(JavaClass each) {
                return !Set.of(classes).contains(each.getSimpleName());
            }
        };
        ArchRule names = noMethods()
                .that()
                .areDeclaredInClassesThat(keepPersonalData)
                .should()
                .beAnnotatedWith(new DescribedPredicate<JavaAnnotation<?>>("@Once that repeats verbatim") {
                    @Override
                    public boolean test(JavaAnnotation<?> annotation) {
                        return annotation.getRawType().isEquivalentTo(Once.class)
                                && annotation.as(Once.class).value() == Replay.Verbatim.class;
                    }
                });
        JavaClasses service = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(root);
        return dynamicTest(names.getDescription(), () -> names.check(service));
    }

    /** Further rules of what all services share: the platform, and the gateway before them. */
    public static Stream<DynamicTest> ofThePlatform(String root) {
        JavaClasses shared = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(root);
        return Stream.of(settingsAreMapped(), nothingIsKeptByThread(), noServiceIsKnown())
                .map(rule -> dynamicTest(rule.getDescription(), () -> rule.check(shared)));
    }

    private static ArchRule settingsAreMapped() {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.eclipse.microprofile.config.inject.ConfigProperty")
                .because("a @ConfigMapping says all settings of one concern");
    }

    private static ArchRule nothingIsKeptByThread() {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ThreadLocal.class)
                .because("work moves between threads; what belongs to a request has its scope");
    }

    private static ArchRule noServiceIsKnown() {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.wasl.registry..",
                        "org.wasl.cases..",
                        "org.wasl.referral..",
                        "org.wasl.monitoring..",
                        "org.wasl.stack..");
    }

    private static Stream<ArchRule> all(String root) {
        return Stream.of(
                featuresMeetWithoutCycles(root),
                aggregatesKnowNoHttpAndNoMessaging(),
                aggregatesHaveNoPublicFields(),
                resourcesKnowNoSqlAndNoKafka(),
                answersAreTyped(),
                nothingIsCalledUtil());
    }

    private static ArchRule featuresMeetWithoutCycles(String root) {
        return slices().matching(root + ".(*)..").should().beFreeOfCycles();
    }

    /**
     * The type of what an operation answers stands in its signature: a view, or a {@code RestResponse} of it where it says more, such as a header. A
     * {@code Response} holds anything, and neither the compiler nor the contract knows what.
     */
    private static ArchRule answersAreTyped() {
        return noMethods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Path.class)
                .and()
                .arePublic()
                .should()
                .haveRawReturnType(Response.class);
    }

    private static ArchRule aggregatesKnowNoHttpAndNoMessaging() {
        return noClasses()
                .that()
                .areAnnotatedWith(Entity.class)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta.ws.rs..", "org.eclipse.microprofile..", "io.smallrye..", "org.apache.kafka..");
    }

    private static ArchRule aggregatesHaveNoPublicFields() {
        return fields().that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Entity.class)
                .and()
                .areNotStatic()
                .should()
                .notBePublic();
    }

    private static ArchRule resourcesKnowNoSqlAndNoKafka() {
        return noClasses()
                .that()
                .areAnnotatedWith(Path.class)
                .and()
                .haveSimpleNameEndingWith("Resource")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "org.apache.kafka..", "jakarta.persistence..");
    }

    private static ArchRule nothingIsCalledUtil() {
        return classes()
                .should()
                .haveSimpleNameNotEndingWith("Util")
                .andShould()
                .haveSimpleNameNotEndingWith("Utils")
                .andShould()
                .haveSimpleNameNotEndingWith("Helper")
                .andShould()
                .haveSimpleNameNotEndingWith("Manager");
    }
}
