package org.wasl.referral.directory;

import org.wasl.contracts.code.OrganizationStatus;
import org.wasl.contracts.code.OrganizationType;
import org.wasl.referral.directory.part.OrganizationDetails;

/**
 * What is said of an organization.
 *
 * @param status OPEN where it is not said; nothing is disclosed to one that is CLOSED
 */
public record OrganizationFields(
        Label name,
        Label description,
        OrganizationType type,
        boolean referralEnabled,
        OrganizationDetails details,
        OrganizationStatus status) {}
