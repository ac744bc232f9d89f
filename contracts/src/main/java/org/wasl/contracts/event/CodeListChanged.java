package org.wasl.contracts.event;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.wasl.contracts.code.PeerProfile;
import org.wasl.contracts.vocabulary.Vocabulary;

/**
 * A code of a vocabulary was added, or is called or used in another way from now on.
 *
 * @param ar, en its labels
 * @param peerCodes what other systems write for it, by its profile
 * @param retired whether nothing new is recorded with it; what was recorded stays
 */
@EventType("code-list.changed")
public record CodeListChanged(
        Vocabulary list, String code, String ar, String en, Map<PeerProfile, String> peerCodes, boolean retired)
        implements DomainEvent {
    public CodeListChanged {
        peerCodes = peerCodes == null ? Map.of() : Map.copyOf(peerCodes);
    }

    /** Of the list: changes of one list keep their order. */
    @Override
    public UUID aggregateId() {
        return UUID.nameUUIDFromBytes(list.list().getBytes(StandardCharsets.UTF_8));
    }
}
