package org.wasl.cases.interop;

import java.util.Optional;
import org.wasl.contracts.vocabulary.Vocabulary;

/** What a peer writes for the codes of our vocabularies. */
interface PeerCodes {
    /** Empty where the list has no code for it. */
    Optional<String> find(Vocabulary list, String written);
}
