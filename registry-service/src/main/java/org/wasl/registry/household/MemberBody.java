package org.wasl.registry.household;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.HouseholdRole;
import org.wasl.contracts.id.PersonId;

/** @param role what the person is to the head */
@Schema(name = "HouseholdMemberBody")
public record MemberBody(
        @NotNull PersonId personId,
        @NotNull HouseholdRole role,
        @Schema(nullable = true) Boolean principalRepresentative) {

    Household.Present toMember() {
        return new Household.Present(personId, role, Boolean.TRUE.equals(principalRepresentative));
    }

    static List<Household.Present> toMembers(List<MemberBody> bodies) {
        return bodies.stream().map(MemberBody::toMember).toList();
    }
}
