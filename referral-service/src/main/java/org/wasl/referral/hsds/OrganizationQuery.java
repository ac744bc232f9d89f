package org.wasl.referral.hsds;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What narrows organizations, and how much of them is shown. */
@Schema(name = "HsdsOrganizationSearch")
public class OrganizationQuery extends HsdsQuery {
    @QueryParam("taxonomy_term_id")
    @JsonProperty("taxonomy_term_id")
    String taxonomyTermId;

    @QueryParam("taxonomy_id")
    @JsonProperty("taxonomy_id")
    String taxonomyId;

    @QueryParam("full")
    @JsonProperty("full")
    boolean full;

    @QueryParam("full_service")
    @JsonProperty("full_service")
    boolean fullService;
}
