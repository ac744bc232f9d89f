package org.wasl.platform.access;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.wasl.contracts.code.ConsentPurpose;

/** One key that a record lists, in an agency, for some of its parts and perhaps until a time or for one purpose. */
@Embeddable
class RecordReader {
    @Column(name = "agency_id")
    private UUID agencyId;

    @Column(name = "reader_key")
    private String readerKey;

    private String[] parts;

    @Column(name = "valid_until")
    private Instant validUntil;

    @Enumerated(EnumType.STRING)
    private ConsentPurpose purpose;

    protected RecordReader() {}

    RecordReader(UUID agency, String key, String[] parts, Instant until, ConsentPurpose purpose) {
        agencyId = agency;
        readerKey = key;
        this.parts = parts;
        validUntil = until;
        this.purpose = purpose;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecordReader that
                && agencyId.equals(that.agencyId)
                && readerKey.equals(that.readerKey)
                && Arrays.equals(parts, that.parts)
                && Objects.equals(validUntil, that.validUntil)
                && purpose == that.purpose;
    }

    @Override
    public int hashCode() {
        return Objects.hash(agencyId, readerKey, Arrays.hashCode(parts), validUntil, purpose);
    }
}
