package org.wasl.cases.casefile;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import java.time.Clock;
import org.wasl.platform.crypto.Sealer;

/** A part whose words are about a person: stored as one sealed record, opened by whoever may read it. */
@MappedSuperclass
public abstract class SealedPart extends CasePart {
    @Column(name = "content_sealed")
    private String contentSealed;

    protected SealedPart() {}

    protected SealedPart(CaseFile file, Object content, Sealer sealer, Clock clock) {
        super(file, clock);
        write(content, sealer);
    }

    protected final void write(Object content, Sealer sealer) {
        contentSealed = sealer.sealPart(content, caseId().value(), rawId());
    }

    public <T> T content(Sealer sealer, Class<T> kind) {
        return sealer.openPart(contentSealed, caseId().value(), rawId(), kind);
    }
}
