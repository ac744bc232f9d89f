package org.wasl.referral.directory;

import java.util.UUID;

/**
 * What is said of a program.
 *
 * @param organizationId your own where left out; it stays as it is
 */
public record ProgramFields(UUID organizationId, Label name, Label description) {}
