package org.wasl.contracts.event;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wasl.contracts.code.ConsentPurpose;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.ConsentId;
import org.wasl.contracts.id.PersonId;

/**
 * What the consents of a person open now, to each recipient and for each purpose that one of them names. What went out on one of these consents is cut back to
 * it, and never widened, so that statements may arrive in any order. For the services only.
 *
 * @param effects one for each purpose, recipient and agency whose records are opened
 */
@EventType("consent.effect-stated")
public record ConsentEffectStated(PersonId personId, List<Effect> effects) implements DomainEvent {
    /**
     * @param fieldGroups what is open; empty where nothing is
     * @param consents all of that agency's records that name this purpose and recipient, also those that ended or were replaced
     */
    public record Effect(
            ConsentPurpose purpose, AgencyId recipient, Set<FieldGroup> fieldGroups, Set<ConsentId> consents) {}

    @Override
    public UUID aggregateId() {
        return personId.value();
    }

    public Set<UUID> consents() {
        return effects.stream()
                .flatMap(effect -> effect.consents().stream())
                .map(ConsentId::value)
                .collect(Collectors.toSet());
    }

    /** What is open to a recipient now of what went out on a consent; empty where this statement is older than that consent. */
    public Optional<Set<FieldGroup>> openOf(UUID consent, ConsentPurpose purpose, AgencyId recipient) {
        return effects.stream()
                .filter(effect ->
                        effect.purpose() == purpose && effect.recipient().equals(recipient))
                .filter(effect -> effect.consents().contains(new ConsentId(consent)))
                .map(Effect::fieldGroups)
                .findFirst();
    }

    /** Whether nothing is left of what a consent opened to a recipient. */
    public boolean closes(UUID consent, ConsentPurpose purpose, AgencyId recipient) {
        return openOf(consent, purpose, recipient).filter(Set::isEmpty).isPresent();
    }
}
