package org.wasl.referral.hsds;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What narrows services, and how much of them is shown. */
@Schema(name = "HsdsServiceSearch")
public class ServiceQuery extends OfferQuery {
    @QueryParam("minimal")
    @JsonProperty("minimal")
    boolean minimal;
}
