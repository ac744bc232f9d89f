package org.wasl.referral.hsds;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What narrows services at their places. */
@Schema(name = "HsdsPlaceSearch")
public class PlaceQuery extends OfferQuery {
    @QueryParam("postcode")
    @JsonProperty("postcode")
    @Size(max = 20)
    String postcode;

    @QueryParam("proximity")
    @JsonProperty("proximity")
    @Min(1)
    @Max(1_000_000)
    @Parameter(description = "Metres around the middle of the places with this postal code. Only with `postcode`.")
    Integer proximity;

    @Override
    void requireTogether() {
        super.requireTogether();
        requireWith("proximity", proximity, "postcode", postcode);
    }
}
