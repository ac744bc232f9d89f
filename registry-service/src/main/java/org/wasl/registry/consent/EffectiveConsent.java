package org.wasl.registry.consent;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.code.LegalBasis;
import org.wasl.contracts.id.ConsentId;

/**
 * What consents open together to one recipient for one purpose.
 *
 * @param id of the latest of them
 * @param until when the first of them ends; null where all hold until withdrawn
 */
record EffectiveConsent(ConsentId id, LegalBasis legalBasis, Set<FieldGroup> groups, Instant until) {
    /** @param opening latest first */
    static Optional<EffectiveConsent> of(List<Consent> opening) {
        return opening.stream().findFirst().map(latest -> {
            Set<FieldGroup> groups = EnumSet.noneOf(FieldGroup.class);
            opening.forEach(consent -> groups.addAll(consent.groups()));
            Instant until = opening.stream()
                    .map(Consent::expiresAt)
                    .filter(Objects::nonNull)
                    .min(Instant::compareTo)
                    .orElse(null);
            return new EffectiveConsent(latest.id(), latest.legalBasis(), groups, until);
        });
    }
}
