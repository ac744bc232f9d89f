package org.wasl.registry.registration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Arrays;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.value.ExternalId;
import org.wasl.registry.person.ExternalIdIndex;

/**
 * What an agency's system sent last by an id of its own, as a digest with a key: nothing can be read from it. By it a record that is sent once more is known, also when
 * somebody changed the person meanwhile.
 */
@Singleton
class SentRecords {
    private final ExternalIdIndex externalIds;
    private final Sealer cipher;
    private final ObjectMapper json;

    @Inject
    SentRecords(ExternalIdIndex externalIds, Sealer cipher, ObjectMapper json) {
        this.externalIds = externalIds;
        this.cipher = cipher;
        this.json = json;
    }

    /** Whether the system says nothing that it did not say before. */
    boolean isRepeated(AgencyId agency, ExternalId id, Registration sent) {
        return externalIds
                .lastSent(agency, id)
                .filter(last -> Arrays.equals(last, digest(sent)))
                .isPresent();
    }

    void keep(AgencyId agency, ExternalId id, Registration sent) {
        externalIds.keepSent(agency, id, digest(sent));
    }

    private byte[] digest(Registration sent) {
        return cipher.blindIndex("sent-record", said(sent));
    }

    /** What the system says: a member that the API has had only since then, and of which it says nothing, makes no other record. */
    String said(Registration sent) {
        ObjectNode members = json.valueToTree(sent.body());
        members.removeIf(JsonNode::isNull);
        return members.toString();
    }
}
