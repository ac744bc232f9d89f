package org.wasl.cases.interop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Clock;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.SealedPart;
import org.wasl.contracts.code.PeerProfile;
import org.wasl.platform.crypto.Sealer;

/** What a peer sent of a case and we have no place for, as it came, so that it goes back as it came. It may hold anything, so it is sealed. */
@Entity
@Table(name = "peer_record")
class PeerRecord extends SealedPart {
    @Enumerated(EnumType.STRING)
    private PeerProfile profile;

    protected PeerRecord() {}

    PeerRecord(CaseFile file, PeerProfile profile, ObjectNode rest, Sealer sealer, Clock clock) {
        super(file, rest, sealer, clock);
        this.profile = profile;
    }

    /** Whether that is anything else than before. */
    boolean cameAgain(ObjectNode rest, Sealer sealer, Clock clock) {
        if (rest.equals(rest(sealer))) {
            return false;
        }
        write(rest, sealer);
        touch(clock);
        return true;
    }

    ObjectNode rest(Sealer sealer) {
        return content(sealer, ObjectNode.class);
    }
}
