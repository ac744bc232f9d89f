package org.wasl.platform.stored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.json.JsonConventions;
import org.wasl.platform.testing.StoredFormRules;
import org.wasl.platform.testing.TestCiphers;

class StoredFormTest {
    private static final String ROW = "row-1";

    @StoredForm("plan")
    record Plan(@JsonAlias("due") String reviewDue) {}

    record NoForm(String text) {}

    private final Sealer sealer = TestCiphers.with(
            List.of("one:" + "A".repeat(43) + "="), List.of("two:" + "B".repeat(42) + "A="), conventions());

    @TestFactory
    Stream<DynamicTest> forms_of_the_platform() {
        return StoredFormRules.checked(new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.wasl.platform"));
    }

    @Test
    void a_row_of_an_older_release_is_read_by_the_old_name() {
        assertThat(sealer.open(sealer.sealText("{\"due\":\"2026-12-01\"}", ROW), ROW, Plan.class))
                .isEqualTo(new Plan("2026-12-01"));
    }

    @Test
    void a_row_of_a_newer_release_is_read_without_what_is_unknown() {
        String newer = sealer.sealText("{\"reviewDue\":\"2026-12-01\",\"writtenIn\":\"ar\"}", ROW);

        assertThat(sealer.open(newer, ROW, Plan.class)).isEqualTo(new Plan("2026-12-01"));
    }

    @Test
    void what_is_no_stored_form_is_not_sealed() {
        assertThatThrownBy(() -> sealer.seal(new NoForm("x"), ROW)).hasMessageContaining("no @StoredForm");
    }

    private static ObjectMapper conventions() {
        ObjectMapper mapper = new ObjectMapper();
        new JsonConventions().customize(mapper);
        return mapper;
    }
}
