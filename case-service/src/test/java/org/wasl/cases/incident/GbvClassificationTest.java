package org.wasl.cases.incident;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wasl.contracts.code.GbvType;

/** The fixed order of the GBVIMS: the first yes decides, whatever follows. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class GbvClassificationTest {
    @ParameterizedTest
    @EnumSource(value = GbvType.class, names = "NON_GBV", mode = EnumSource.Mode.EXCLUDE)
    void the_first_yes_decides(GbvType type) {
        assertThat(answeredFrom(type.ordinal(), true).type()).isEqualTo(type);
    }

    @ParameterizedTest
    @EnumSource(GbvType.class)
    void what_was_not_for_her_gender_is_none(GbvType type) {
        assertThat(answeredFrom(type.ordinal(), false).type()).isEqualTo(GbvType.NON_GBV);
    }

    @Test
    void all_no_is_none() {
        assertThat(answeredFrom(6, true).type()).isEqualTo(GbvType.NON_GBV);
    }

    /** No to every question before this one, yes to it and to all after. */
    private static GbvClassification answeredFrom(int first, boolean genderBased) {
        return new GbvClassification(
                genderBased, first <= 0, first <= 1, first <= 2, first <= 3, first <= 4, first <= 5);
    }
}
