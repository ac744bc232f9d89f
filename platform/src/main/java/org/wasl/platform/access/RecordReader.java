package org.wasl.platform.access;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;

/** One key that a record lists, in an agency, for some of its parts and perhaps until a time. */
@Embeddable
class RecordReader {
    @Column(name = "agency_id")
    private UUID agencyId;

    @Column(name = "reader_key")
    private String readerKey;

    private String[] parts;

    @Column(name = "valid_until")
    private Instant validUntil;

    protected RecordReader() {}

    RecordReader(UUID agency, String key, String[] parts, Instant until) {
        agencyId = agency;
        readerKey = key;
        this.parts = parts;
        validUntil = until;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecordReader that
                && agencyId.equals(that.agencyId)
                && readerKey.equals(that.readerKey)
                && Arrays.equals(parts, that.parts)
                && Objects.equals(validUntil, that.validUntil);
    }

    @Override
    public int hashCode() {
        return Objects.hash(agencyId, readerKey, Arrays.hashCode(parts), validUntil);
    }
}
