package org.wasl.contracts.event;

import java.util.Locale;

/** A step that events tell to other services. In JSON it is the last segment of the step's path, as {@code refer-onward}. */
public interface EventStep {
    String name();

    default String path() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
