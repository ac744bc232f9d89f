package org.wasl.registry.referral;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.event.ReferralAccessStated;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.access.CallerKeys;
import org.wasl.platform.caller.Caller;
import org.wasl.registry.person.Person;
import org.wasl.registry.person.PersonPart;
import org.wasl.registry.person.Persons;

/**
 * Who works with a person on a referral that their organization received. The referral service alone says so; of which nothing was stated, nobody does. A row
 * names the record that the referral was drafted for: merges are followed where it is asked, so that taking one back needs no news.
 */
@ApplicationScoped
public class ReceivedReferrals implements PanacheRepositoryBase<ReceivedReferral, UUID>, PersonPart {
    private final Persons persons;
    private final CallerKeys keys;

    @Inject
    ReceivedReferrals(Persons persons, CallerKeys keys) {
        this.persons = persons;
        this.keys = keys;
    }

    void follow(ReferralAccessStated stated) {
        UUID id = stated.referralId().value();
        ReceivedReferral referral = findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (referral == null) {
            referral = new ReceivedReferral(stated);
            referral.follow(stated);
            persist(referral);
        } else {
            referral.follow(stated);
        }
        if (referral.subjectId() != null && isErased(referral.subjectId())) {
            referral.forget();
        }
    }

    /** The referral service hears of it a moment later, and says until then that it serves the person. */
    private boolean isErased(UUID person) {
        Person record = persons.findById(person);
        return record != null && record.survivor().isErased();
    }

    /** Whether the caller works with the person on a referral that is under way, also of a record that was merged into theirs. */
    public boolean areWorkedOnBy(Caller caller, Person person) {
        return list(
                        "recipientId = ?1 and subjectId in ?2",
                        caller.agency().value(),
                        person.survivor().allIds())
                .stream()
                .anyMatch(referral -> referral.isKnownBy(keys.all()));
    }

    /** The record that a referral was drafted for stays that, whoever wrote into it meanwhile. */
    @Override
    public void moveOnUnmerge(PersonId from, PersonId to, Set<UUID> agencies, Instant since) {}

    @Override
    public void erase(Set<UUID> persons) {
        list("subjectId in ?1", persons).forEach(ReceivedReferral::forget);
    }
}
