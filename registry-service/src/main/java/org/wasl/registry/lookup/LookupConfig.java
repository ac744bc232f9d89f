package org.wasl.registry.lookup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often an account may ask whether persons are known, and what is unusual. */
@ConfigMapping(prefix = "wasl.lookups")
public interface LookupConfig {
    PerMinute perMinute();

    Unusual unusual();

    /** How often the look-ups are looked through. */
    @WithDefault("1m")
    Duration watchEvery();

    /** How long it is kept who looked up how much. */
    @WithDefault("90d")
    Duration kept();

    /** More is answered 429. For each account in each process: behind several registries each gives its share. */
    interface PerMinute {
        @WithDefault("120")
        long person();

        /** A partner's system: the role data-integrator. */
        @WithDefault("1200")
        long machine();

        /** Searches of the exchange, which come in thousands. */
        @WithDefault("60000")
        long exchange();
    }

    /** From so many in an hour on an alert is raised. */
    interface Unusual {
        PerHour person();

        Machine machine();
    }

    interface PerHour {
        @WithDefault("300")
        long lookups();

        /** Records that were shown, or of which it was told that they exist. */
        @WithDefault("1000")
        long records();
    }

    interface Machine {
        @WithDefault("100000")
        long lookups();

        @WithDefault("200000")
        long records();
    }
}
