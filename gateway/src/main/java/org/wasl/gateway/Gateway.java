package org.wasl.gateway;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the gateway. */
@QuarkusMain
public class Gateway {
    /** Quarkus answers an address that is no {@link java.net.URI} with an empty 400, unless this is set before it starts: the gateway reads or refuses it itself. */
    private static final String ADDRESSES_ARE_READ_HERE = "vertx.disableURIValidation";

    public static void main(String... args) {
        System.setProperty(ADDRESSES_ARE_READ_HERE, "true");
        Quarkus.run(args);
    }
}
