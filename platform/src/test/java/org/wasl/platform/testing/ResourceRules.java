package org.wasl.platform.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.junit.jupiter.api.DynamicTest;

/** What holds for every resource of a service. */
public final class ResourceRules {
    private ResourceRules() {}

    /**
     * The type of what an operation answers stands in its signature: a view, or a {@code RestResponse} of it where it says more, such as a header. A
     * {@code Response} holds anything, and neither the compiler nor the contract knows what.
     *
     * @param root package of the service
     */
    public static DynamicTest answersAreTyped(String root) {
        JavaClasses service = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(root);
        ArchRule rule = noMethods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Path.class)
                .and()
                .arePublic()
                .should()
                .haveRawReturnType(Response.class);
        return dynamicTest(rule.getDescription(), () -> rule.check(service));
    }
}
