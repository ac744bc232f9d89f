package org.wasl.platform.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;

/** The address at which the platform is reached from outside: what links in mails, in messages of the exchange and in FHIR resources begin with. */
@ApplicationScoped
public class PublicAddress {
    private final URI address;

    @Inject
    PublicAddress(PublicUrlConfig config) {
        this.address = config.url();
    }

    /** @param path begins with a slash */
    public String of(String path) {
        return address + path;
    }

    /** As a browser names it. */
    public String origin() {
        return address.getScheme() + "://" + address.getAuthority();
    }

    /** Whether cookies are sent over encrypted connections only. */
    public boolean isEncrypted() {
        return "https".equals(address.getScheme());
    }
}
