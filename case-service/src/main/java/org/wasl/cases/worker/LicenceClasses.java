package org.wasl.cases.worker;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class LicenceClasses implements PanacheRepositoryBase<LicenceClass, String> {}
