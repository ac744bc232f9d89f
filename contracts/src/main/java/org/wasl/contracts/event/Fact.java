package org.wasl.contracts.event;

import java.util.UUID;

/**
 * One record of a service as figures count it: the whole of what is counted, stated anew after each change, so that the fact with the highest revision is enough
 * (ADR 56). It holds codes, days, counts and ids, and no name, no number of a person and no free text. Facts go on the service's own topic of facts, which the
 * monitoring service alone reads: no feed and no webhook has them.
 *
 * <p>Each kind {@code x.stated} has a view {@code x_fact} in the database of its service, with a column for each member but the revision.
 */
public sealed interface Fact extends DomainEvent
        permits PersonStated,
                NeedStated,
                HouseholdStated,
                CaseStated,
                TaskStated,
                AssessmentStated,
                PlanStated,
                DeliveryStated,
                FollowUpStated,
                FeedbackStated,
                ConferenceStated,
                BestInterestsStated,
                WorkerStated,
                LicenceStated,
                TrainingStated,
                SupervisionStated,
                CentreProgrammeStated,
                SessionStated,
                EnrolmentStated,
                IncidentStated,
                ReferralStated,
                OrganizationStated,
                ServiceStated,
                PlaceStated,
                CapacityStated,
                FactRemoved {

    UUID recordId();

    /** Higher than that of each earlier fact of this record. */
    long revision();

    @Override
    default UUID aggregateId() {
        return recordId();
    }
}
