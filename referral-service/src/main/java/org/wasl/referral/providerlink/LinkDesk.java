package org.wasl.referral.providerlink;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.lock.RuleLock;
import org.wasl.platform.problem.Problem;
import org.wasl.referral.ReferralProblem;
import org.wasl.referral.directory.Organizations;
import org.wasl.referral.directory.ServiceAtLocation;
import org.wasl.referral.directory.ServicesAtLocations;
import org.wasl.referral.directory.part.Contact;
import org.wasl.referral.referral.Referral;

/** Makes links. They go to the address that the directory knows and to no other: whoever asks for one never sees it. */
@ApplicationScoped
class LinkDesk {
    private static final int MOST_A_DAY = 3;

    private final RuleLock locks;
    private final ProviderLinks links;
    private final ServicesAtLocations places;
    private final Organizations organizations;
    private final Sealer sealer;
    private final Journal journal;
    private final Clock clock;
    private final boolean mails;
    private final Duration goodFor;

    @Inject
    LinkDesk(
            RuleLock locks,
            ProviderLinks links,
            ServicesAtLocations places,
            Organizations organizations,
            Sealer sealer,
            Journal journal,
            Clock clock,
            @ConfigProperty(name = "wasl.mail.enabled", defaultValue = "false") boolean mails,
            @ConfigProperty(name = "wasl.referral.link-for", defaultValue = "PT72H") Duration goodFor) {
        this.locks = locks;
        this.links = links;
        this.places = places;
        this.organizations = organizations;
        this.sealer = sealer;
        this.journal = journal;
        this.clock = clock;
        this.mails = mails;
        this.goodFor = goodFor;
    }

    boolean mails() {
        return mails;
    }

    /** The mail goes out when the transaction is done. */
    ProviderLink to(Referral referral) {
        if (!mails) {
            throw new Problem(ReferralProblem.MAIL_NOT_CONFIGURED);
        }
        if (!referral.isOpenTo(referral.target())) {
            throw new Problem(ReferralProblem.NOTHING_TO_ANSWER);
        }
        locks.take("provider-links", referral.id());
        if (links.since(referral.id(), clock.instant().minus(Duration.ofDays(1))) >= MOST_A_DAY) {
            throw new Problem(ReferralProblem.TOO_MANY_LINKS);
        }
        String address = address(referral).orElseThrow(() -> new Problem(ReferralProblem.NO_ADDRESS));
        ProviderLink link = new ProviderLink(referral, address, clock.instant().plus(goodFor), sealer, clock);
        links.persist(link);
        journal.act("referral.link-made", referral.rawId(), List.of("link:" + link.rawId()));
        return link;
    }

    /** Of the service at the place, the place, the service, the organization: the first that has one. */
    private Optional<String> address(Referral referral) {
        ServiceAtLocation place = places.findById(referral.serviceAtLocation());
        return Stream.of(
                        first(place.details().contacts()),
                        first(place.location().details().contacts()),
                        Stream.ofNullable(place.service().details().email()),
                        first(place.service().details().contacts()),
                        Stream.ofNullable(
                                        organizations.findById(referral.target().value()))
                                .flatMap(o -> Stream.ofNullable(o.details().email())))
                .flatMap(some -> some)
                .findFirst();
    }

    private static Stream<String> first(List<Contact> contacts) {
        return contacts == null
                ? Stream.empty()
                : contacts.stream().map(Contact::email).filter(Objects::nonNull);
    }
}
