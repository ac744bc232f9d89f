package org.wasl.referral.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.wasl.contracts.code.ServiceType;
import org.wasl.contracts.id.ServiceAtLocationId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;
import org.wasl.referral.directory.part.Contact;

/** As visible as the service and the place: an entry tells where its place is. */
@ApplicationScoped
public class ServicesAtLocations extends Aggregates<ServiceAtLocation> {
    private final Organizations organizations;

    @Inject
    ServicesAtLocations(Organizations organizations) {
        this.organizations = organizations;
    }

    @Override
    public Filter<ServiceAtLocation> visibleTo(Caller caller) {
        Filter<ServiceAtLocation> all = Filter.of(ServiceAtLocation.class);
        return Services.seesSensitive(caller) ? all : all.andIn("e.id", entriesVisibleTo(caller));
    }

    Filter<ServiceAtLocation> matching(ServiceType type, String governorate, UUID organization, Caller caller) {
        return visibleTo(caller)
                .andIfGiven("e.service.serviceType = :serviceType", "serviceType", type)
                .andIfGiven("e.location.governorate = :governorate", "governorate", governorate)
                .andIfGiven("e.agencyId = :organization", "organization", organization);
    }

    /** The same, of what they are looked for by. An organization sees its own, and what is not sensitive at its own places. */
    public Filter<ServiceSearchRow> entriesVisibleTo(Caller caller) {
        Filter<ServiceSearchRow> all = Filter.of(ServiceSearchRow.class);
        return Services.seesSensitive(caller)
                ? all
                : all.and(
                        "e.open = true or e.agencyId = :agency or e.sensitive = false and e.placeAgencyId = :agency",
                        "agency",
                        Services.agencyOrNobody(caller));
    }

    /** What everybody may see, whoever asks. */
    public static Filter<ServiceSearchRow> entriesVisibleToAll() {
        return Filter.of(ServiceSearchRow.class).and("e.open = true");
    }

    /**
     * Where the same help may be had instead: services of the same type of other organizations that are open, which take referrals and of which everybody may
     * know; those in the same governorate first.
     */
    public List<ServiceAtLocationId> insteadOf(
            ServiceAtLocation place, LocalDate today, int staleAfterDays, int atMost) {
        return list(
                        """
                        from ServiceAtLocation e join fetch e.service join fetch e.location l
                         where e.service.serviceType = ?1 and e.agencyId <> ?2 and e.acceptsReferrals
                           and e.id in (select r.id from ServiceSearchRow r where r.open = true and r.active = true)
                           and e.agencyId in (select o.id from Organization o where o.status = OPEN)
                         order by case when l.governorate = (select h.governorate from Location h where h.id = ?3) then 0 else 1 end, e.id
                         limit 100""",
                        place.service().serviceType(),
                        place.organization().value(),
                        place.location().rawId())
                .stream()
                .filter(other -> other.takesReferrals(today, staleAfterDays))
                .limit(atMost)
                .map(ServiceAtLocation::id)
                .toList();
    }

    /** Of the service at the place, the place, the service, the organization: the first that the directory knows. */
    public Optional<String> mailAddress(UUID id) {
        ServiceAtLocation place = findById(id);
        return Stream.of(
                        addresses(place.details().contacts()),
                        addresses(place.location().details().contacts()),
                        Stream.ofNullable(place.service().details().email()),
                        addresses(place.service().details().contacts()),
                        Stream.ofNullable(organizations.findById(
                                        place.organization().value()))
                                .flatMap(o -> Stream.ofNullable(o.details().email())))
                .flatMap(some -> some)
                .findFirst();
    }

    private static Stream<String> addresses(List<Contact> contacts) {
        return contacts == null
                ? Stream.empty()
                : contacts.stream().map(Contact::email).filter(Objects::nonNull);
    }

    /** Those whose hours are more than days of every week: few, and reckoned with one by one. */
    @SuppressWarnings("unchecked")
    public List<ServiceAtLocation> recurringOtherwise() {
        List<UUID> ids = getEntityManager()
                .createNativeQuery("select id from place_index where recurs_otherwise limit 5000")
                .getResultList();
        return withIds(ids);
    }

    /** Into this transaction, with their services and places: what asks for one of them by its id asks no more. */
    public void load(List<UUID> ids) {
        withIds(ids);
    }

    @Override
    protected List<ServiceAtLocation> withIds(List<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : list("from ServiceAtLocation e join fetch e.service join fetch e.location where e.id in ?1", ids);
    }
}
