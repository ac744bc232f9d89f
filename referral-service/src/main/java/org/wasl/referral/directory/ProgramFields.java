package org.wasl.referral.directory;

import java.util.UUID;
import org.wasl.platform.value.LocalizedText;

/**
 * What is said of a program.
 *
 * @param organizationId your own where left out; it stays as it is
 */
public record ProgramFields(UUID organizationId, LocalizedText name, LocalizedText description) {}
