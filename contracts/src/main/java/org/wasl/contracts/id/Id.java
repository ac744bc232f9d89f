package org.wasl.contracts.id;

import java.util.UUID;

/** A typed identifier, so that a case id cannot be passed where a person id is meant. In JSON and in paths it is the bare UUID (version 7). */
public interface Id {
    UUID value();
}
