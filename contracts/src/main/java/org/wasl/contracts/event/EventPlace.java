package org.wasl.contracts.event;

import java.util.UUID;

/**
 * Where something happened. It goes into the envelope of the event and not into its data: in a record it is the member {@value #MEMBER}, and what was read from a topic
 * has none there.
 *
 * @param placeId of a location in the directory; null where it is none
 * @param district P-code; null where it is not known
 */
public record EventPlace(UUID placeId, String district) {
    public static final String MEMBER = "place";

    /** @return null where there is no place */
    public static EventPlace at(UUID placeId) {
        return placeId == null ? null : new EventPlace(placeId, null);
    }

    /** @return null where the district is not known */
    public static EventPlace inDistrict(String code) {
        return code == null ? null : new EventPlace(null, code);
    }
}
