package org.wasl.platform.body;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How bodies of requests are received. */
@ConfigMapping(prefix = "wasl.bodies")
public interface BodyConfig {
    /** Whether the platform receives them. The gateway does so itself. */
    @WithDefault("true")
    boolean receive();

    /** A body whose announced length is at most this is received whole before a worker is taken. The gateway sends none above it but in its class of large ones. */
    @WithDefault("256K")
    MemorySize heldUpTo();

    /** What all bodies that are being received may take in memory; beyond it a request is answered 503. */
    @WithDefault("32M")
    MemorySize heldInAll();

    /** How long such a body may be waited for in any case. */
    @WithDefault("10s")
    Duration patience();

    /** Beyond that, it must arrive at least this fast, a second. */
    @WithDefault("16K")
    MemorySize leastPerSecond();

    /** How many larger bodies, or bodies of unknown length, may be received at once, each by a worker; more are answered 503. */
    @WithDefault("16")
    int largeAtOnce();
}
