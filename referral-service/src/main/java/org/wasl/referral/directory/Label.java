package org.wasl.referral.directory;

import jakarta.persistence.Embeddable;
import org.wasl.contracts.event.DirectoryChanged;
import org.wasl.platform.value.LocalizedText;

/** A published text as it is held: what came by import may lack its Arabic, and says so rather than repeating the English. */
@Embeddable
public record Label(String ar, String en) {
    static Label of(LocalizedText text) {
        return text == null ? null : new Label(text.ar(), text.en());
    }

    /** The event of an entry, with what it is called. */
    static DirectoryChanged tell(Label name, DirectoryChanged changed) {
        return name == null ? changed : changed.called(name.ar(), name.en());
    }

    /** For a change through the API, which then asks for both languages. */
    static LocalizedText text(Label label) {
        return label == null || (label.ar() == null && label.en() == null)
                ? null
                : new LocalizedText(label.ar(), label.en());
    }
}
