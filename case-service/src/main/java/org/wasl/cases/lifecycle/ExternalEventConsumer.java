package org.wasl.cases.lifecycle;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.wasl.cases.casefile.AccessStatements;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.KnownResponses;
import org.wasl.cases.casefile.PlatformCases;
import org.wasl.cases.consent.CaseConsents;
import org.wasl.cases.merge.CaseMerges;
import org.wasl.cases.participant.Participants;
import org.wasl.cases.programme.Enrolments;
import org.wasl.cases.registry.MergedPersons;
import org.wasl.cases.sharing.ShareGrants;
import org.wasl.cases.transfer.Transfers;
import org.wasl.contracts.code.OrganizationStatus;
import org.wasl.contracts.event.CodeListChanged;
import org.wasl.contracts.event.ConsentEffectStated;
import org.wasl.contracts.event.ConsentWithdrawn;
import org.wasl.contracts.event.CrisisResponseMoved;
import org.wasl.contracts.event.DirectoryChanged;
import org.wasl.contracts.event.DomainEvent;
import org.wasl.contracts.event.HouseholdHeadStated;
import org.wasl.contracts.event.MergeUndone;
import org.wasl.contracts.event.PersonMerged;
import org.wasl.contracts.event.PersonRestrictionStated;
import org.wasl.contracts.event.PersonStatusChanged;
import org.wasl.contracts.event.ReferralEscalated;
import org.wasl.contracts.event.ReferralMoved;
import org.wasl.platform.inbox.Event;
import org.wasl.platform.inbox.Inbox;
import org.wasl.platform.organization.KnownOrganizations;
import org.wasl.platform.organization.KnownPlaces;
import org.wasl.platform.vocabulary.Vocabularies;

/**
 * Consumes the events of the registry, the referral service and the directory: merged, restored, deceased, erased and restricted persons, heads of households, consents, referrals,
 * organizations, and from monitoring named responses. Each event has its effect once.
 */
@ApplicationScoped
class ExternalEventConsumer {
    private static final Set<Class<? extends DomainEvent>> AWAITED = Set.of(
            ReferralMoved.class,
            ReferralEscalated.class,
            ConsentWithdrawn.class,
            ConsentEffectStated.class,
            DirectoryChanged.class,
            PersonMerged.class,
            PersonRestrictionStated.class,
            PersonStatusChanged.class,
            MergeUndone.class,
            HouseholdHeadStated.class,
            CodeListChanged.class,
            CrisisResponseMoved.class);

    private final Inbox inbox;
    private final PlatformCases cases;
    private final AccessStatements statements;
    private final ReferralEventConsumer referrals;
    private final CaseMerges merges;
    private final ShareGrants grants;
    private final Transfers transfers;
    private final CaseConsents consents;
    private final Enrolments enrolments;
    private final Participants participants;
    private final PersonStatusConsumer persons;
    private final HouseholdHeadConsumer heads;
    private final MergedPersons mergedPersons;
    private final KnownOrganizations organizations;
    private final KnownPlaces places;
    private final KnownResponses responses;
    private final Vocabularies vocabularies;
    private final Clock clock;

    @Inject
    ExternalEventConsumer(
            Inbox inbox,
            PlatformCases cases,
            AccessStatements statements,
            ReferralEventConsumer referrals,
            CaseMerges merges,
            ShareGrants grants,
            Transfers transfers,
            CaseConsents consents,
            Enrolments enrolments,
            Participants participants,
            PersonStatusConsumer persons,
            HouseholdHeadConsumer heads,
            MergedPersons mergedPersons,
            KnownOrganizations organizations,
            KnownPlaces places,
            KnownResponses responses,
            Vocabularies vocabularies,
            Clock clock) {
        this.inbox = inbox;
        this.cases = cases;
        this.statements = statements;
        this.referrals = referrals;
        this.merges = merges;
        this.grants = grants;
        this.transfers = transfers;
        this.consents = consents;
        this.enrolments = enrolments;
        this.participants = participants;
        this.persons = persons;
        this.heads = heads;
        this.mergedPersons = mergedPersons;
        this.organizations = organizations;
        this.places = places;
        this.responses = responses;
        this.vocabularies = vocabularies;
        this.clock = clock;
    }

    @Incoming("neighbours")
    @Blocking
    void on(ConsumerRecords<String, String> records) {
        records.forEach(record -> inbox.receive(record, AWAITED, this::apply));
    }

    private void apply(Event event) {
        if (event.data() instanceof ReferralMoved moved) {
            referrals.on(moved);
        } else if (event.data() instanceof ReferralEscalated raised) {
            referrals.on(raised);
        } else if (event.data() instanceof DirectoryChanged changed) {
            organizations.follow(changed);
            places.follow(changed);
            if (changed.status() == OrganizationStatus.CLOSED) {
                grants.onClosed(changed.organizationId());
                transfers.onClosed(changed.organizationId());
            }
        } else if (event.data() instanceof CodeListChanged changed) {
            vocabularies.follow(changed);
        } else if (event.data() instanceof CrisisResponseMoved moved) {
            responses.follow(moved);
        } else if (event.data() instanceof ConsentWithdrawn withdrawn) {
            grants.onWithdrawn(withdrawn.consentId());
            transfers.onWithdrawn(withdrawn.consentId());
            consents.on(withdrawn);
        } else if (event.data() instanceof ConsentEffectStated stated) {
            grants.onEffect(stated);
            transfers.onEffect(stated);
            consents.on(stated);
        } else if (event.data() instanceof PersonStatusChanged changed) {
            persons.on(changed);
        } else if (event.data() instanceof HouseholdHeadStated stated) {
            heads.on(stated);
        } else if (event.data() instanceof PersonRestrictionStated stated) {
            transfers.onRestricted(cases.ofSubject(stated.personId()).stream()
                    .filter(file -> stated.restrictedFor(file.agency()))
                    .toList());
        } else if (event.data() instanceof PersonMerged merged) {
            cases.ofSubject(merged.personId()).forEach(file -> file.changeSubject(merged.survivorId(), clock));
            enrolments.merged(merged.personId(), merged.survivorId());
            mergedPersons.follow(merged, event.audience());
        } else if (event.data() instanceof MergeUndone undone) {
            List<CaseFile> both = cases.ofSubjects(undone.ids());
            List<CaseFile> parted =
                    both.stream().filter(file -> file.part(undone, clock)).toList();
            parted.forEach(merges::undoWherePersonsDiffer);
            statements.stateAgain(both);
            enrolments.unmerged(undone);
            mergedPersons.follow(undone);
            participants.unmerged(undone);
            consents.on(undone, both);
            grants.onUndone(undone, both);
        }
    }
}
