package org.wasl.referral;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The address at which the platform is reached from outside: what links in mails and in FHIR resources begin with. */
@ApplicationScoped
public class PublicAddress {
    private final URI address;

    @Inject
    PublicAddress(@ConfigProperty(name = "wasl.public-url") URI address) {
        this.address = address;
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
