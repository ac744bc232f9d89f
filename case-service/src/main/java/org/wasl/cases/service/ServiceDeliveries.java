package org.wasl.cases.service;

import jakarta.enterprise.context.ApplicationScoped;
import org.wasl.cases.casefile.CaseParts;
import org.wasl.contracts.code.CaseCategory;

@ApplicationScoped
class ServiceDeliveries extends CaseParts<ServiceDelivery> {
    @Override
    public CaseCategory category() {
        return CaseCategory.SERVICES;
    }

    @Override
    protected Class<ServiceDelivery> kind() {
        return ServiceDelivery.class;
    }
}
