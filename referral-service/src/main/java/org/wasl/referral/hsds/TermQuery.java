package org.wasl.referral.hsds;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What narrows the terms of taxonomies. */
@Schema(name = "HsdsTermSearch")
public class TermQuery extends HsdsQuery {
    @QueryParam("taxonomy_id")
    @JsonProperty("taxonomy_id")
    String taxonomyId;

    @QueryParam("parent_id")
    @JsonProperty("parent_id")
    String parentId;

    @QueryParam("top_only")
    @JsonProperty("top_only")
    boolean topOnly;
}
