package org.wasl.registry.spdci.subscription;

import java.util.Optional;

/**
 * What a partner may be told of.
 *
 * <p>Source: the first two are those of {@code NotifyEventRequest} of social_api_v1.0.0; the others are ours, sent to nobody who did not ask for them.
 */
enum RegistryEvent {
    REGISTER("REGISTER"),
    NEW_HOUSEHOLD_MEMBER("NewHouseHoldMember"),
    UPDATE("UPDATE"),
    CONSENT_WITHDRAWN("CONSENT_WITHDRAWN"),
    MERGED("MERGED"),
    UNMERGED("UNMERGED"),
    DECEASED("DECEASED");

    private final String code;

    RegistryEvent(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    /** With its vocabulary before it or not: {@code spdci-common:RegistryEventType:REGISTER}. */
    static Optional<RegistryEvent> coded(String name) {
        String last = name.substring(name.lastIndexOf(':') + 1);
        for (RegistryEvent event : values()) {
            if (event.code.equalsIgnoreCase(last)) {
                return Optional.of(event);
            }
        }
        return Optional.empty();
    }
}
