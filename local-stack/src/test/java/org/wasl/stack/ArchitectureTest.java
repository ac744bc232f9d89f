package org.wasl.stack;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ArchitectureTest {
    private final JavaClasses stack = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.wasl.stack");

    @Test
    void the_launcher_starts_services_and_knows_no_class_of_them() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.wasl.platform..",
                        "org.wasl.registry..",
                        "org.wasl.cases..",
                        "org.wasl.referral..",
                        "org.wasl.monitoring..",
                        "org.wasl.gateway..")
                .check(stack);
    }

    @Test
    void packages_meet_without_cycles() {
        slices().matching("org.wasl.stack.(*)..").should().beFreeOfCycles().check(stack);
    }

    @Test
    void commands_are_called_commands_and_nothing_is_called_a_manager_or_a_helper() {
        classes()
                .that()
                .areAnnotatedWith(picocli.CommandLine.Command.class)
                .and()
                .doNotBelongToAnyOf(Wasl.class)
                .should()
                .haveSimpleNameEndingWith("Command")
                .check(stack);
        classes()
                .should()
                .haveSimpleNameNotEndingWith("Manager")
                .andShould()
                .haveSimpleNameNotEndingWith("Helper")
                .andShould()
                .haveSimpleNameNotContaining("Util")
                .check(stack);
    }
}
