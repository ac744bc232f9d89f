package org.wasl.referral.directory;

import jakarta.persistence.Embeddable;
import org.wasl.contracts.event.DirectoryChanged;

/** A published text as it is held: null for a language in which nobody wrote it. */
@Embeddable
public record Label(String ar, String en) {
    /** The event of an entry, with what it is called. */
    static DirectoryChanged tell(Label name, DirectoryChanged changed) {
        return name == null ? changed : changed.called(name.ar(), name.en());
    }
}
