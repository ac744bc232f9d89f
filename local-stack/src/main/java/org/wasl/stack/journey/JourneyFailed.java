package org.wasl.stack.journey;

/** A step of the journey did not do what it must. */
public final class JourneyFailed extends RuntimeException {
    JourneyFailed(String what) {
        super(what);
    }

    JourneyFailed(String what, Throwable cause) {
        super(what, cause);
    }
}
