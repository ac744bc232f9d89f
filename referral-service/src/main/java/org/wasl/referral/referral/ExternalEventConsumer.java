package org.wasl.referral.referral;

import io.quarkus.arc.All;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.code.PersonStatus;
import org.wasl.contracts.code.ReferralStatus;
import org.wasl.contracts.event.AbsenceRecorded;
import org.wasl.contracts.event.CaseAccessStated;
import org.wasl.contracts.event.CodeListChanged;
import org.wasl.contracts.event.ConsentEffectStated;
import org.wasl.contracts.event.ConsentWithdrawn;
import org.wasl.contracts.event.DomainEvent;
import org.wasl.contracts.event.HolidayChanged;
import org.wasl.contracts.event.LegalBasisEnded;
import org.wasl.contracts.event.MergeUndone;
import org.wasl.contracts.event.PersonMerged;
import org.wasl.contracts.event.PersonRestrictionStated;
import org.wasl.contracts.event.PersonStatusChanged;
import org.wasl.contracts.event.WorkerActivityStated;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.access.AbsenceCovers;
import org.wasl.platform.access.RecordAccesses;
import org.wasl.platform.account.DepartedAccounts;
import org.wasl.platform.inbox.Event;
import org.wasl.platform.inbox.Inbox;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.vocabulary.Vocabularies;
import org.wasl.referral.deadline.Holidays;
import org.wasl.referral.disclosure.RestrictedRecords;

/**
 * Consumes the events of the registry and the case service. From the case service: who may know of a case, absences, holidays. From the registry: a withdrawn
 * consent ends the access of recipients, a narrower one leaves them less; referrals of a merged person move to the survivor, and back when the merge is undone;
 * those of an erased person lose their words; nothing is shown of a person whose record is restricted.
 */
@ApplicationScoped
class ExternalEventConsumer {
    private static final Set<Class<? extends DomainEvent>> AWAITED = Set.of(
            HolidayChanged.class,
            CaseAccessStated.class,
            AbsenceRecorded.class,
            WorkerActivityStated.class,
            ConsentWithdrawn.class,
            ConsentEffectStated.class,
            LegalBasisEnded.class,
            PersonMerged.class,
            PersonStatusChanged.class,
            PersonRestrictionStated.class,
            MergeUndone.class,
            CodeListChanged.class);

    private final Inbox inbox;
    private final Referrals referrals;
    private final RecordAccesses accesses;
    private final AbsenceCovers covers;
    private final DepartedAccounts departed;
    private final Holidays holidays;
    private final Vocabularies vocabularies;
    private final RestrictedRecords restricted;
    private final ReferralSteps steps;
    private final ReferralPresenter presenter;
    private final List<ReferralPart<?>> parts;
    private final Journal journal;
    private final Clock clock;

    @Inject
    ExternalEventConsumer(
            Inbox inbox,
            Referrals referrals,
            RecordAccesses accesses,
            AbsenceCovers covers,
            DepartedAccounts departed,
            Holidays holidays,
            Vocabularies vocabularies,
            RestrictedRecords restricted,
            ReferralSteps steps,
            ReferralPresenter presenter,
            @All List<ReferralPart<?>> parts,
            Journal journal,
            Clock clock) {
        this.inbox = inbox;
        this.referrals = referrals;
        this.accesses = accesses;
        this.covers = covers;
        this.departed = departed;
        this.holidays = holidays;
        this.vocabularies = vocabularies;
        this.restricted = restricted;
        this.steps = steps;
        this.presenter = presenter;
        this.parts = parts;
        this.journal = journal;
        this.clock = clock;
    }

    @Incoming("neighbours")
    @Blocking
    void consume(ConsumerRecords<String, String> records) {
        records.forEach(record -> inbox.receive(record, AWAITED, this::apply));
    }

    /** What still runs ends as if the person had withdrawn the consent. */
    private void erase(Referral referral, StepContext context) {
        parts.forEach(part -> part.erase(referral.id()));
        if (referral.status() == ReferralStatus.DRAFT) {
            journal.record(referral.purged(), referral.audience());
            referrals.delete(referral);
        } else {
            steps.record(referral, referral.sharing().consentWithdrawn(context));
            referral.erase(clock);
        }
    }

    /** What went out is cut back to what is open now; where nothing is, it ends as if the consent were withdrawn. */
    private void narrow(Referral referral, Set<FieldGroup> open, StepContext context) {
        if (open.isEmpty()) {
            steps.record(referral, referral.sharing().consentWithdrawn(context));
        } else if (presenter.narrow(referral, open, context)) {
            journal.act("referral.narrowed", referral.rawId(), List.of());
        }
    }

    private void apply(Event event) {
        StepContext context = StepContext.ofSystem("consent", event.id().toString(), clock);
        if (event.data() instanceof HolidayChanged changed) {
            holidays.apply(changed);
        } else if (event.data() instanceof CodeListChanged changed) {
            vocabularies.follow(changed);
        } else if (event.data() instanceof CaseAccessStated stated) {
            Optional<AgencyId> before = accesses.agencyOf(stated.caseId().value());
            accesses.follow(stated);
            referrals.ofCase(stated.caseId().value()).forEach(r -> {
                r.sharing().changeSensitivity(stated.sensitivity());
                before.ifPresent(agency -> r.sharing().caseWasHandedOver(agency, stated.agencyId()));
            });
        } else if (event.data() instanceof AbsenceRecorded absence) {
            covers.follow(absence);
        } else if (event.data() instanceof WorkerActivityStated stated) {
            departed.follow(stated);
        } else if (event.data() instanceof ConsentWithdrawn withdrawn) {
            referrals
                    .onConsents(Set.of(withdrawn.consentId().value()))
                    .forEach(r -> Journal.asSystem(
                            context.by(), () -> steps.record(r, r.sharing().consentWithdrawn(context))));
        } else if (event.data() instanceof ConsentEffectStated stated) {
            referrals.onConsents(stated.consents()).forEach(r -> r.sharing()
                    .fieldsLeftOpenBy(stated)
                    .ifPresent(open -> Journal.asSystem(context.by(), () -> narrow(r, open, context))));
        } else if (event.data() instanceof LegalBasisEnded ended) {
            referrals
                    .onBasis(ended.useId())
                    .forEach(r -> Journal.asSystem(
                            context.by(), () -> steps.record(r, r.sharing().consentWithdrawn(context))));
        } else if (event.data() instanceof PersonStatusChanged changed && changed.status() == PersonStatus.ERASED) {
            referrals
                    .ofSubject(changed.personId())
                    .forEach(r -> Journal.asSystem(context.by(), () -> erase(r, context)));
        } else if (event.data() instanceof PersonRestrictionStated stated) {
            restricted.apply(stated);
        } else if (event.data() instanceof PersonMerged merged) {
            referrals.ofSubject(merged.personId()).forEach(r -> r.changeSubject(merged.survivorId(), clock));
        } else if (event.data() instanceof MergeUndone undone) {
            List<Referral> both = referrals.ofSubjects(undone.ids());
            both.forEach(r -> r.part(undone, clock));
            // What one of the two allowed, the other did not.
            both.stream()
                    .filter(r -> r.sharing().reliesOnUndoneMerge(undone))
                    .forEach(r -> Journal.asSystem(
                            context.by(), () -> steps.record(r, r.sharing().consentWithdrawn(context))));
        }
    }
}
