package org.wasl.registry.person;

import jakarta.persistence.Embeddable;
import java.util.Objects;
import org.wasl.contracts.code.CodeLists;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.event.EventPlace;
import org.wasl.contracts.vocabulary.PCodes;
import org.wasl.contracts.vocabulary.Vocabulary;
import org.wasl.platform.problem.Problem;

/**
 * Where a person lives, as one record says.
 *
 * @param governorate ISO 3166-2
 * @param district P-code, or what a list of persons called it
 * @param camp null where the person lives in none, or where nobody asked
 */
@Embeddable
public record Residence(String governorate, String district, String camp) {
    /** All of it is opened by this group of consent. */
    static final FieldGroup GROUP = FieldGroup.LOCATION;

    static final Residence NONE = new Residence(null, null, null);

    /**
     * A place that lies in another governorate is refused with both members named.
     *
     * @param known the residence as it is, of which a place that is elsewhere stays where nobody changes it
     */
    void check(Residence known, Problem problem) {
        boolean same = Objects.equals(governorate, known.governorate);
        if (!same || !Objects.equals(district, known.district)) {
            requireWithin(Vocabulary.DISTRICT, district, "district", problem);
        }
        if (!same || !Objects.equals(camp, known.camp)) {
            requireWithin(Vocabulary.CAMP, camp, "camp", problem);
        }
    }

    private void requireWithin(Vocabulary list, String code, String member, Problem problem) {
        String within = CodeLists.parentOf(list.list(), code);
        if (governorate != null && within != null && !within.equals(governorate)) {
            problem.at("/" + member, member + "-elsewhere").at("/governorate", member + "-elsewhere");
        }
    }

    /** The district where it is a code; a list of persons may have written any text. */
    String knownDistrict() {
        return PCodes.governorateOf(district).isPresent() ? district : null;
    }

    EventPlace place() {
        return EventPlace.inDistrict(knownDistrict());
    }

    /** What counts and does not identify. */
    Residence anonymous() {
        return new Residence(governorate, null, null);
    }
}
