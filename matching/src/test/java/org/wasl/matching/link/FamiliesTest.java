package org.wasl.matching.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wasl.matching.testing.InventedFamilies;
import org.wasl.matching.testing.InventedFamilies.Column;
import org.wasl.matching.testing.LinkQuality;

/** Families with twins, brothers and sisters, namesakes and telephones that were used before, linked at the default thresholds. */
class FamiliesTest {
    private static final EnumSet<Column> NAMES = EnumSet.of(Column.FATHER, Column.GRANDFATHER);
    private static final int RECORDS = 1_500;
    private static final double LOST_TO_REVIEW = 0.05;

    @ParameterizedTest
    @CsvSource({"11,false", "11,true", "12,false", "12,true"})
    void twins_and_siblings_are_never_linked_with_a_telephone(long seed, boolean oneToOne) {
        LinkQuality quality = LinkQuality.of(new InventedFamilies(seed).twoLists(RECORDS), oneToOne);

        assertThat(quality.family()).as(quality.toString()).isZero();
        assertThat(quality.reviewedShare()).as(quality.toString()).isLessThan(LOST_TO_REVIEW);
        assertThat(quality.f1()).as(quality.toString()).isGreaterThan(0.98);
    }

    @ParameterizedTest
    @CsvSource({"21,false", "21,true", "22,false", "22,true"})
    void nor_without_one(long seed, boolean oneToOne) {
        LinkQuality quality = LinkQuality.of(
                new InventedFamilies(seed)
                        .without(Column.PHONE, Column.NATIONAL_ID, Column.LOCALITY)
                        .twoLists(RECORDS),
                oneToOne);

        assertThat(quality.family()).as(quality.toString()).isZero();
        assertThat(quality.reviewedShare()).as(quality.toString()).isLessThan(LOST_TO_REVIEW);
        assertThat(quality.f1()).as(quality.toString()).isGreaterThan(0.97);
    }

    @Test
    void nor_in_one_list_with_many_twins() {
        LinkQuality quality = LinkQuality.of(
                new InventedFamilies(31)
                        .withTwins(40)
                        .without(Column.NATIONAL_ID)
                        .oneList(RECORDS),
                false);

        assertThat(quality.family()).as(quality.toString()).isZero();
        assertThat(quality.reviewedShare()).as(quality.toString()).isLessThan(LOST_TO_REVIEW);
    }

    @Test
    void the_sex_makes_names_alone_no_worse() {
        InventedFamilies.Lists names = new InventedFamilies(41).with(NAMES).twoLists(RECORDS);
        EnumSet<Column> sex = EnumSet.copyOf(NAMES);
        sex.add(Column.SEX);
        InventedFamilies.Lists namesAndSex = new InventedFamilies(41).with(sex).twoLists(RECORDS);

        double alone = LinkQuality.of(names, true).f1();
        double withSex = LinkQuality.of(namesAndSex, true).f1();

        assertThat(withSex).isGreaterThan(0.9).isGreaterThan(alone - 0.005);
    }
}
