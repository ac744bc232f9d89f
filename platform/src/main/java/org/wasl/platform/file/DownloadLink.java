package org.wasl.platform.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.problem.Problem;

/** A link that opens one file for two minutes. Sealed: it cannot be guessed, read or lengthened, and says nothing to who sees it. */
@ApplicationScoped
public class DownloadLink {
    private static final Duration GOOD_FOR = Duration.ofMinutes(2);
    private static final String USE = "attachment-download";

    private final Sealer sealer;
    private final Caller caller;
    private final Clock clock;

    @Inject
    DownloadLink(Sealer sealer, Caller caller, Clock clock) {
        this.sealer = sealer;
        this.caller = caller;
        this.clock = clock;
    }

    /** @param agency of whoever asked for the link */
    public record Permission(UUID attachment, String account, AgencyId agency, Instant until) {}

    public record Link(String path, Instant until) {}

    /** @param path where downloads are answered */
    public Link to(String path, UUID attachment) {
        Instant until = clock.instant().plus(GOOD_FOR);
        String sealed = sealer.seal(new Permission(attachment, caller.subject(), caller.agency(), until), USE);
        return new Link(
                path + "/"
                        + Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(sealed.getBytes(StandardCharsets.UTF_8)),
                until);
    }

    /** 404 for a link that was made up, changed, or is too old: nobody learns which. */
    public Permission opened(String token) {
        Permission permission;
        try {
            permission = sealer.open(
                    new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8), USE, Permission.class);
        } catch (RuntimeException forged) {
            throw Problem.notFound();
        }
        if (clock.instant().isAfter(permission.until())) {
            throw Problem.notFound();
        }
        return permission;
    }
}
