package org.wasl.registry.careteam;

import java.time.Instant;
import java.util.Set;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.PersonId;

/**
 * Told inside the registry when the case service has stated whose case it is.
 *
 * @param since when the case was identified, which the registry learns a moment later
 */
public record CaseOwnersStated(PersonId subject, AgencyId agency, Set<String> owners, Instant since) {}
