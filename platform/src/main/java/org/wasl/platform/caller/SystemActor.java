package org.wasl.platform.caller;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** The part of the platform that works now and is written down in place of a caller. Of one request, or of one piece of work without one. */
@RequestScoped
public class SystemActor {
    private Actor actor;

    Optional<Actor> actor() {
        return Optional.ofNullable(actor);
    }

    /** @param next empty for the caller. @return who it was before */
    public Optional<Actor> become(Optional<Actor> next) {
        Optional<Actor> before = actor();
        actor = next.orElse(null);
        return before;
    }
}
