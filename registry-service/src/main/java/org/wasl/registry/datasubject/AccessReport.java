package org.wasl.registry.datasubject;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.ConsentPurpose;
import org.wasl.contracts.id.AgencyId;
import org.wasl.registry.careteam.CareTeamMarks;
import org.wasl.registry.careteam.CareTeams;
import org.wasl.registry.consent.ConsentView;
import org.wasl.registry.guardianship.GuardianshipResource;
import org.wasl.registry.household.HouseholdView;
import org.wasl.registry.need.NeedResource;
import org.wasl.registry.person.PersonHistoryResource;
import org.wasl.registry.person.PersonView;
import org.wasl.registry.relationship.RelationshipResource;

/**
 * All that the registry holds of a person, and who saw or changed it.
 *
 * @param holders the agencies that registered the person
 * @param cases those that the caller may know of: what is in them the agency tells
 * @param uses newest first, five thousand at most: who worked with the person's record. Staff are not named, their agencies are. Of uses by casework only those by the
 *     staff of cases that the reader may know of
 * @param usesLeftOff whether there were more
 * @param withheld of which parts only what the caller may know is told: for whoever works with the person what is on their own cases, for others nothing. The
 *     same in each report, so that it tells nothing of what there is
 */
@Schema(name = "AccessReport")
public record AccessReport(
        Instant at,
        PersonView person,
        List<AgencyId> holders,
        List<ConsentView> consents,
        List<HouseholdView> households,
        List<RelationshipResource.RelationshipView> relationships,
        List<GuardianshipResource.GuardianshipView> guardianships,
        List<NeedResource.NeedView> needs,
        List<PersonHistoryResource.EditView> history,
        List<CareTeams.KnownCase> cases,
        List<Use> uses,
        boolean usesLeftOff,
        Set<Withheld> withheld) {

    /** Parts of which others, who work with the person, may have more. They are named whether or not there is anything in them. */
    @Schema(name = "AccessReportWithheld")
    public enum Withheld {
        CASES,
        CONFIDENTIAL_NEEDS,
        CONFIDENTIAL_CONSENTS,
        /** Uses by casework of any agency, and by agencies that neither registered the person nor were given a consent. */
        USES_OF_OTHERS
    }

    /**
     * One time that the person's record was read, changed, or given to somebody.
     *
     * @param agencyId null for the platform itself
     * @param purpose as it was named; null where none was
     * @param details which parts, or to whom
     */
    @Schema(name = "RecordUse")
    public record Use(
            Instant at,
            @Schema(nullable = true) AgencyId agencyId,
            @Schema(nullable = true) ConsentPurpose purpose,
            @Schema(examples = "person.read") String action,
            UUID recordId,
            List<String> details) {
        Use withoutMarks() {
            return new Use(
                    at,
                    agencyId,
                    purpose,
                    action,
                    recordId,
                    details.stream()
                            .filter(detail -> !detail.equals(CareTeamMarks.MARK))
                            .toList());
        }
    }
}
