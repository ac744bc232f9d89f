package org.wasl.stack.link;

import org.wasl.matching.encode.EncodedLinkage;

/** Two lists of encoded records to be linked. */
record EncodedRecords(EncodedFile left, EncodedFile right) {
    RecordIds ids() {
        return new RecordIds(left.ids(), right.ids());
    }

    EncodedLinkage.Result link(double threshold, boolean oneToOne) {
        try (Progress progress = new Progress()) {
            return new EncodedLinkage(
                            left.keys(), right.keys(), (stage, part) -> progress.at(Records.stage(stage), part))
                    .link(threshold, oneToOne);
        }
    }
}
