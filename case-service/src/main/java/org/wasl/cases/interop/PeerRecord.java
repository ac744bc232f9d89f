package org.wasl.cases.interop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Clock;
import org.hibernate.annotations.Type;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.SealedPart;
import org.wasl.contracts.code.PeerProfile;
import org.wasl.platform.crypto.SealedText;
import org.wasl.platform.crypto.Sealer;

/** What a peer sent of a case and we have no place for, as it came, so that it goes back as it came. It may hold anything, so it is sealed. */
@Entity
@Table(name = "peer_record")
class PeerRecord extends SealedPart {
    @Enumerated(EnumType.STRING)
    private PeerProfile profile;

    /** The account whose line made the case; null where it was there before. */
    @Column(name = "imported_by", updatable = false)
    private String importedBy;

    /** {@link SaidOfCase} of that account. */
    @Type(SealedText.class)
    @Column(name = "said")
    private String said;

    protected PeerRecord() {}

    PeerRecord(CaseFile file, PeerProfile profile, ObjectNode rest, Sealer sealer, Clock clock) {
        super(file, rest, sealer, clock);
        this.profile = profile;
    }

    /** Whether that is anything else than before. */
    boolean update(ObjectNode rest, Sealer sealer, Clock clock) {
        if (rest.equals(rest(sealer))) {
            return false;
        }
        write(rest, sealer);
        touch(clock);
        return true;
    }

    void madeBy(String account, String lines) {
        importedBy = account;
        said = lines;
    }

    String said() {
        return said;
    }

    void say(String lines, Clock clock) {
        if (!lines.equals(said)) {
            said = lines;
            touch(clock);
        }
    }

    ObjectNode rest(Sealer sealer) {
        return content(sealer, ObjectNode.class);
    }
}
