package org.wasl.contracts.event;

import java.time.LocalDate;
import java.util.UUID;
import org.wasl.contracts.code.LicenceStatus;
import org.wasl.contracts.id.WorkerId;

/** A licence of a social worker. */
@EventType("licence.stated")
public record LicenceStated(
        UUID recordId,
        long revision,
        WorkerId workerId,
        String licenceClass,
        LicenceStatus status,
        LocalDate issuedOn,
        LocalDate expiresOn)
        implements Fact {}
