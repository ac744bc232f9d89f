package org.wasl.monitoring.indicator;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** The indicators that administrators added. */
@ApplicationScoped
class AddedIndicators implements PanacheRepositoryBase<Indicator, String> {}
