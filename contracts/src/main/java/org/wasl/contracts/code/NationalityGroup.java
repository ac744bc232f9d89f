package org.wasl.contracts.code;

/** The groups by which the response plan counts nationalities. */
public enum NationalityGroup {
    JORDANIAN,
    SYRIAN,
    PALESTINIAN,
    IRAQI,
    YEMENI,
    SUDANESE,
    SOMALI,
    OTHER
}
