package org.wasl.registry.household;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.HouseholdRole;
import org.wasl.contracts.code.HouseholdStay;
import org.wasl.contracts.id.PersonId;

/**
 * A member of a household, as the API takes it.
 *
 * @param role what the person is to the head
 * @param stay MAIN where left out, and as it was where the person lives there already; SHARED for a child whose main home is another
 */
@Schema(name = "HouseholdMemberBody")
public record MemberBody(
        @NotNull PersonId personId,
        @NotNull HouseholdRole role,
        @Schema(nullable = true) Boolean principalRepresentative,

        @Schema(nullable = true, description = MemberBody.STAY)
        HouseholdStay stay) {

    static final String STAY =
            "MAIN where left out, and as it was where the person lives there already. SHARED for a child whose main home is another.";

    Household.Present toMember() {
        return toMember(HouseholdStay.MAIN);
    }

    /** @param known what it is where the body says nothing */
    Household.Present toMember(HouseholdStay known) {
        return new Household.Present(
                personId, role, Boolean.TRUE.equals(principalRepresentative), stay == null ? known : stay);
    }

    static List<Household.Present> toMembers(List<MemberBody> bodies) {
        return bodies.stream().map(MemberBody::toMember).toList();
    }
}
