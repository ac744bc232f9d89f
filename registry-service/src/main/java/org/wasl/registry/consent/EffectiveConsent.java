package org.wasl.registry.consent;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.code.LegalBasis;
import org.wasl.contracts.id.ConsentId;

/**
 * What consents open together to one recipient for one purpose.
 *
 * @param id of the latest of them; null where the caller may know of none
 * @param records for the id of each record what they open of it
 * @param until when the first of them ends; null where all hold until withdrawn
 */
record EffectiveConsent(
        ConsentId id,
        LegalBasis legalBasis,
        Set<FieldGroup> groups,
        Map<UUID, Set<FieldGroup>> records,
        Instant until) {
    /**
     * @param opening latest first
     * @param hidden those of which the caller is not told
     */
    static Optional<EffectiveConsent> of(List<GivenConsents.Opened> opening, Set<UUID> hidden) {
        return opening.stream().findFirst().map(latest -> {
            Set<FieldGroup> groups = EnumSet.noneOf(FieldGroup.class);
            Map<UUID, Set<FieldGroup>> records = new HashMap<>();
            opening.forEach(opened -> {
                groups.addAll(opened.groups());
                opened.records().forEach((record, open) -> records.computeIfAbsent(
                                record, none -> EnumSet.noneOf(FieldGroup.class))
                        .addAll(open));
            });
            Instant until = opening.stream()
                    .map(GivenConsents.Opened::until)
                    .filter(Objects::nonNull)
                    .min(Instant::compareTo)
                    .orElse(null);
            Optional<Consent> named = opening.stream()
                    .map(GivenConsents.Opened::consent)
                    .filter(consent -> !hidden.contains(consent.rawId()))
                    .findFirst();
            return new EffectiveConsent(
                    named.map(Consent::id).orElse(null),
                    named.orElse(latest.consent()).legalBasis(),
                    groups,
                    records,
                    until);
        });
    }
}
