package org.wasl.platform.caller;

import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Who acts now, as the audit and events name them: the part of the platform that works, or else the caller. */
@ApplicationScoped
public class CurrentActor {
    private final Caller caller;
    private final SystemActor system;

    @Inject
    CurrentActor(Caller caller, SystemActor system) {
        this.caller = caller;
        this.system = system;
    }

    public Actor get() {
        return system().orElseGet(() -> isCaller() ? caller.actor() : Actor.system("unattended", null));
    }

    /** Whether it is the caller who acts, and no part of the platform. */
    public boolean isCaller() {
        return system().isEmpty() && Arc.container().requestContext().isActive() && caller.isKnown();
    }

    private Optional<Actor> system() {
        return Arc.container().requestContext().isActive() ? system.actor() : Optional.empty();
    }
}
