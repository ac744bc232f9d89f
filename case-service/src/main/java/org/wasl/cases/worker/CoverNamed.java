package org.wasl.cases.worker;

import org.wasl.contracts.id.AgencyId;

/** Somebody is named to cover for a worker, whose cases open to them by it. Who observes it may refuse, with a problem. */
public record CoverNamed(AgencyId agency, String account) {}
