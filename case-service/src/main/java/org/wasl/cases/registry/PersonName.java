package org.wasl.cases.registry;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.wasl.contracts.code.NameScript;
import org.wasl.contracts.code.NameUse;

/** A name in one script, by its parts, as the registry writes it. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PersonName(
        NameScript script, NameUse use, String given, String father, String grandfather, String family) {}
