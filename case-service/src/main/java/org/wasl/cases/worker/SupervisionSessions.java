package org.wasl.cases.worker;

import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class SupervisionSessions extends WorkerParts<SupervisionSession> {
    @Override
    protected Class<SupervisionSession> kind() {
        return SupervisionSession.class;
    }
}
