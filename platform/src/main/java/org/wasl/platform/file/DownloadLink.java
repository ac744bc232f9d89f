package org.wasl.platform.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.wasl.platform.account.SeenAccounts;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.stored.StoredForm;
import org.wasl.platform.value.Uuid7;

/**
 * Permission to download one file once, within two minutes, as long as the account that made it may read the file. Its token is sealed: it cannot be guessed, read or
 * lengthened. It travels in the body of the request, never in an address: addresses are logged, measured and kept in histories.
 */
@ApplicationScoped
public class DownloadLink {
    private static final Duration GOOD_FOR = Duration.ofMinutes(2);
    private static final String USE = "attachment-download";

    private final Sealer sealer;
    private final Caller caller;
    private final SeenAccounts accounts;
    private final EntityManager entities;
    private final Clock clock;

    @Inject
    DownloadLink(Sealer sealer, Caller caller, SeenAccounts accounts, EntityManager entities, Clock clock) {
        this.accounts = accounts;
        this.entities = entities;
        this.sealer = sealer;
        this.caller = caller;
        this.clock = clock;
    }

    @StoredForm("download-permission")
    private record Permission(UUID id, UUID attachment, Caller.LinkMaker maker, Instant until) {}

    public record Link(String path, String token, Instant until) {}

    /** @param path where downloads are answered */
    public Link to(String path, UUID attachment) {
        Instant until = clock.instant().plus(GOOD_FOR);
        String sealed = sealer.seal(new Permission(Uuid7.next(), attachment, caller.asLinkMaker(), until), USE);
        return new Link(
                path,
                Base64.getUrlEncoder().withoutPadding().encodeToString(sealed.getBytes(StandardCharsets.UTF_8)),
                until);
    }

    /**
     * In the transaction of the download. From here on the request is asked by the account that made the link, so the reading asks for its rights of now in the same
     * way as where the link was made. 404 for a token that was made up, changed, used or is too old, and for a file that it may not read any more: nobody
     * learns which.
     *
     * @param reading answers the file with this id, or throws a {@link Problem}
     */
    public <F> F open(String token, Function<UUID, F> reading) {
        Permission permission = use(token);
        caller.comesByLinkOf(withRightsOfNow(permission.maker()));
        try {
            return reading.apply(permission.attachment());
        } catch (Problem refused) {
            throw refused.type().status() >= 500 ? refused : Problem.notFound();
        }
    }

    /** As the account is now: who went to another agency, or lost a role since, reads no more than a token of today would. */
    private Caller.LinkMaker withRightsOfNow(Caller.LinkMaker maker) {
        Set<String> roles = new HashSet<>(accounts.rolesOf(maker.subject(), maker.agency()));
        roles.retainAll(maker.roles());
        if (roles.isEmpty()) {
            throw Problem.notFound();
        }
        return new Caller.LinkMaker(maker.subject(), maker.agency(), roles, maker.purpose());
    }

    private Permission use(String token) {
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
        entities.createNativeQuery("delete from opened_link where until < :now")
                .setParameter("now", clock.instant())
                .executeUpdate();
        int first = entities.createNativeQuery(
                        "insert into opened_link (id, until) values (:id, :until) on conflict do nothing")
                .setParameter("id", permission.id())
                .setParameter("until", permission.until())
                .executeUpdate();
        if (first == 0) {
            throw Problem.notFound();
        }
        return permission;
    }
}
