package org.wasl.registry.duplicate;

import java.util.Map;
import java.util.Optional;
import org.wasl.contracts.code.MatchAgreement;
import org.wasl.contracts.code.MatchField;
import org.wasl.matching.compare.Comparison;
import org.wasl.matching.compare.Field;
import org.wasl.matching.link.Scorer;
import org.wasl.platform.stored.StoredForm;

/**
 * One field's part in the weight of a pair.
 *
 * @param agreement null for what is no field of a record: how rare it is, and what a household would share
 * @param weight in bits: each doubles how probable it is that the records are of one person; less than zero speaks against it. Null where one of the two is
 *     another agency's record: it would tell more of it than how the two agree
 */
@StoredForm("match-reason")
public record MatchReason(MatchField field, MatchAgreement agreement, Double weight) {
    private static final Map<String, MatchField> FIELDS = Map.ofEntries(
            Map.entry("given", MatchField.GIVEN_NAME),
            Map.entry("lineage", MatchField.LINEAGE),
            Map.entry("birthDate", MatchField.BIRTH_DATE),
            Map.entry("sex", MatchField.SEX),
            Map.entry("locality", MatchField.LOCALITY),
            Map.entry("phone", MatchField.PHONE),
            Map.entry("nationalId", MatchField.NATIONAL_NUMBER),
            Map.entry("otherId", MatchField.OTHER_NUMBER),
            Map.entry("other1", MatchField.FAMILY_NUMBER),
            Map.entry("other2", MatchField.GROUP_NUMBER),
            Map.entry(Scorer.TERM_FREQUENCY_ADJUSTMENT, MatchField.RARITY),
            Map.entry(Scorer.HOUSEHOLD, MatchField.HOUSEHOLD));

    static MatchReason of(Scorer.Reason reason) {
        MatchField field = FIELDS.get(reason.field());
        double tenths = Math.round(reason.weight() * 10) / 10.0;
        return new MatchReason(field, agreement(field, reason), tenths);
    }

    /** How the two agree, and no more; empty for what is only a weight. */
    public Optional<MatchReason> withoutWeight() {
        return Optional.ofNullable(agreement).map(known -> new MatchReason(field, known, null));
    }

    private static MatchAgreement agreement(MatchField field, Scorer.Reason reason) {
        if (reason.level() == Field.MISSING) {
            return null;
        }
        if (field == MatchField.GIVEN_NAME && reason.level() == Comparison.EXCHANGED) {
            return MatchAgreement.EXCHANGED;
        }
        return reason.level() == 0
                ? MatchAgreement.DIFFERENT
                : reason.level() >= reason.equal() ? MatchAgreement.EQUAL : MatchAgreement.SIMILAR;
    }
}
