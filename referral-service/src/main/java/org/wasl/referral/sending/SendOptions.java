package org.wasl.referral.sending;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.wasl.contracts.code.ConfirmNewReason;

/** What the sender confirms, because they know it better than the platform. */
class SendOptions {
    @QueryParam("confirmNew")
    @Parameter(description = "Why it is sent although an open referral for the same service exists.")
    ConfirmNewReason confirmNew;

    @QueryParam("confirmEligible")
    @DefaultValue("false")
    @Parameter(description = "Send it although a rule of the service speaks against it: you know better.")
    boolean confirmEligible;

    @QueryParam("hold")
    @Parameter(description = "A place that you hold.")
    UUID hold;

    @QueryParam("withoutPlace")
    @DefaultValue("false")
    @Parameter(
            description = "Send it although no place is free: the recipient may put it on its waiting list. An"
                    + " emergency is sent in any case.")
    boolean withoutPlace;
}
