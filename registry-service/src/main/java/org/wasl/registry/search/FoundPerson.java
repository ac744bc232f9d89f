package org.wasl.registry.search;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.SearchAgreement;
import org.wasl.contracts.code.SearchField;
import org.wasl.registry.person.PersonView;

/**
 * A person who was found, and why.
 *
 * @param score from 0 to 1, for ordering: how much of what was asked matches
 */
@Schema(name = "FoundPerson")
public record FoundPerson(@JsonUnwrapped PersonView person, double score, List<SearchReason> reasons) {

    /** @param asked the word of the name as it was read; null for other fields */
    @Schema(name = "SearchReason")
    public record SearchReason(
            SearchField field,
            SearchAgreement agreement,
            @Schema(nullable = true, examples = "khatib") String asked) {}
}
