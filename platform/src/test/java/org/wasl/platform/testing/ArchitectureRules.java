package org.wasl.platform.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import jakarta.ws.rs.Path;
import java.util.stream.Stream;

/** The rules of the house, the same for every service. A service's {@code ArchitectureTest} names its root package and takes them all. */
public final class ArchitectureRules {
    private ArchitectureRules() {}

    public static Stream<ArchRule> all(String root) {
        return Stream.of(
                featuresMeetWithoutCycles(root),
                aggregatesKnowNoHttpAndNoMessaging(),
                aggregatesHaveNoPublicFields(),
                resourcesKnowNoSqlAndNoKafka(),
                timeIsAskedOfTheClock(),
                nothingIsCalledUtil());
    }

    private static ArchRule featuresMeetWithoutCycles(String root) {
        return slices().matching(root + ".(*)..").should().beFreeOfCycles();
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

    private static ArchRule timeIsAskedOfTheClock() {
        return noClasses()
                .that()
                .areAnnotatedWith(Entity.class)
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now");
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
