package org.wasl.registry.spdci.message;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A message of SPDCI on the way, in or out.
 *
 * @param signature of header and message: as in the standard's sample, or a JWS with its payload detached
 * @param message what the action asks for, or an encrypted message
 */
@Schema(name = "SpdciEnvelope")
public record Envelope(@Schema(nullable = true) String signature, Header header, JsonNode message) {}
