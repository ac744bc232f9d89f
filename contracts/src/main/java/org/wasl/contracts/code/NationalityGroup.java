package org.wasl.contracts.code;

import java.util.Arrays;

/** The groups by which the response plan counts nationalities. */
public enum NationalityGroup {
    JORDANIAN("JO"),
    SYRIAN("SY"),
    PALESTINIAN("PS"),
    IRAQI("IQ"),
    YEMENI("YE"),
    SUDANESE("SD"),
    SOMALI("SO"),
    OTHER(null);

    private final String country;

    NationalityGroup(String country) {
        this.country = country;
    }

    /**
     * The registry's view {@code person_fact} says the same to the database; a test of the registry compares the two for each country.
     *
     * @param country ISO 3166-1, two letters; null where the nationality is not known
     */
    public static NationalityGroup of(String country) {
        return country == null
                ? null
                : Arrays.stream(values())
                        .filter(group -> country.equals(group.country))
                        .findFirst()
                        .orElse(OTHER);
    }
}
