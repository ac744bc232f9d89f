package org.wasl.registry.consent;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.ConsentGiver;
import org.wasl.contracts.code.ConsentMethod;
import org.wasl.contracts.code.ConsentPurpose;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.code.LegalBasis;
import org.wasl.contracts.id.AgencyId;

/**
 * A consent to record.
 *
 * @param givenAt now where left out
 * @param expiresAt null where it holds until it is withdrawn
 */
@Schema(name = "ConsentBody")
public record ConsentBody(
        @NotNull ConsentPurpose purpose,
        @NotNull LegalBasis legalBasis,
        @NotEmpty Set<@NotNull FieldGroup> fieldGroups,
        @NotEmpty @Size(max = 50) Set<@NotNull AgencyId> recipients,
        @NotNull ConsentGiver givenBy,
        @NotNull ConsentMethod method,
        @Schema(nullable = true) Instant givenAt,
        @Schema(nullable = true) Instant expiresAt) {}
