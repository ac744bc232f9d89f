package org.wasl.cases.service;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.ServiceType;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.PossibleDate;

/**
 * A service for the person of a case, as the API takes it.
 *
 * @param providerId organization of the directory
 * @param locationId location of the directory, such as a community development centre
 * @param requestedOn today where left out
 */
@Schema(name = "ServiceDeliveryBody")
public record ServiceBody(
        @NotNull ServiceType serviceType,
        @Schema(nullable = true) AgencyId providerId,
        @Schema(nullable = true) UUID locationId,
        @Schema(nullable = true) @PossibleDate LocalDate requestedOn,
        @Schema(nullable = true) @PossibleDate LocalDate dueOn,

        @Size(max = 2000) @CleanText @Schema(nullable = true)
        String remark) {}
