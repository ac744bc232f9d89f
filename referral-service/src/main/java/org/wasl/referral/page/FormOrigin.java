package org.wasl.referral.page;

import jakarta.ws.rs.HeaderParam;
import org.wasl.platform.config.PublicAddress;

/** Where a form was sent from, as the browser says. */
public class FormOrigin {
    @HeaderParam("Sec-Fetch-Site")
    String site;

    @HeaderParam("Origin")
    String origin;

    /**
     * Whether another site sent it. A browser that does not say its site is an old one, and then the origin counts. It is {@code null} for the forms of the
     * pages, too, because they tell nobody where they are.
     */
    public boolean isElsewhere(PublicAddress address) {
        return site != null
                ? !site.equals("same-origin") && !site.equals("none")
                : origin != null && !origin.equals("null") && !origin.equals(address.origin());
    }
}
