package org.wasl.contracts.event;

import java.util.UUID;

/**
 * News of one aggregate, as it goes on a topic: ids, codes and names of changed fields. Never a name, a number or a text that somebody typed. Each kind
 * is a record with an {@link EventType}; a new one is added to the permits list, to {@code asyncapi.json} (by its test) and to the reader that wants it.
 */
public sealed interface DomainEvent
        permits PersonRegistered,
                PersonChanged,
                PersonStatusChanged,
                PersonRestrictionStated,
                PersonMerged,
                MergeUndone,
                HouseholdChanged,
                HouseholdHeadStated,
                ConsentRecorded,
                ConsentWithdrawn,
                ConsentEffectStated,
                LegalBasisUsed,
                LegalBasisEnded,
                MatchReviewOpened,
                CaseIdentified,
                CaseMoved,
                CaseChanged,
                CaseAssigned,
                CaseAccessStated,
                TaskDue,
                HolidayChanged,
                ProgrammeMoved,
                EnrolmentMoved,
                WorkerChanged,
                WorkerActivityStated,
                LicenceMoved,
                AbsenceRecorded,
                ReferralMoved,
                ReferralEscalated,
                ReferralAccessStated,
                DirectoryChanged,
                CodeListChanged,
                PlanReportMoved,
                FollowUpActionMoved,
                FollowUpActionDue,
                IndicatorAlertMoved,
                CrisisResponseMoved,
                Fact {

    /** The aggregate the news is about; events of one aggregate keep their order. */
    UUID aggregateId();

    /** Where it happened; null where nowhere. A kind with a place has it as a member. */
    default EventPlace place() {
        return null;
    }
}
