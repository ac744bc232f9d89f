package org.wasl.registry.person;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.wasl.matching.block.BlockingKeys;

/** What is stored of a record to find it as a candidate: its blocking keys and its signature. It follows from the other fields. */
@Embeddable
class MatchIndex {
    @Column(name = "match_keys")
    private Long[] keys = {};

    @Column(name = "match_sketch")
    private long signature;

    @Column(name = "match_keys_version")
    private int version;

    void update(MatchProfile profile) {
        keys = profile.blockingKeys().stream().sorted().toArray(Long[]::new);
        signature = profile.signatures().get(0);
        version = BlockingKeys.VERSION;
    }

    void clear() {
        keys = new Long[0];
        signature = 0;
    }
}
