package org.wasl.referral.fhir;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.paging.Filter;
import org.wasl.referral.capacity.CapacityReservations;
import org.wasl.referral.directory.Location;
import org.wasl.referral.directory.Locations;
import org.wasl.referral.directory.Organization;
import org.wasl.referral.directory.Organizations;
import org.wasl.referral.directory.ServiceAtLocation;
import org.wasl.referral.directory.ServicesAtLocations;
import org.wasl.referral.referral.Referral;
import org.wasl.referral.referral.ReferralPresenter;
import org.wasl.referral.referral.Referrals;

/** Records as resources, as the caller may see them. */
@ApplicationScoped
class FhirRecords {
    private final Organizations organizations;
    private final Locations locations;
    private final ServicesAtLocations services;
    private final CapacityReservations reservations;
    private final Referrals referrals;
    private final ReferralPresenter presenter;
    private final Caller caller;

    @Inject
    FhirRecords(
            Organizations organizations,
            Locations locations,
            ServicesAtLocations services,
            CapacityReservations reservations,
            Referrals referrals,
            ReferralPresenter presenter,
            Caller caller) {
        this.organizations = organizations;
        this.locations = locations;
        this.services = services;
        this.reservations = reservations;
        this.referrals = referrals;
        this.presenter = presenter;
        this.caller = caller;
    }

    List<org.hl7.fhir.r4.model.Organization> organizations(List<Organization> rows) {
        return rows.stream().map(directory()::organization).toList();
    }

    List<org.hl7.fhir.r4.model.Location> locations(List<Location> rows) {
        return rows.stream().map(directory()::location).toList();
    }

    List<HealthcareService> services(List<ServiceAtLocation> rows) {
        FhirDirectory directory = directory();
        Map<UUID, Integer> free = reservations.freePlaces(
                rows.stream().map(ServiceAtLocation::rawId).toList());
        return rows.stream()
                .map(row -> directory.healthcareService(row, free.get(row.rawId())))
                .toList();
    }

    /** Without what was disclosed of the person. */
    List<Task> tasks(List<Referral> rows) {
        return presenter.briefs(rows).stream().map(mapping()::task).toList();
    }

    /** Without what was disclosed of the person. */
    List<ServiceRequest> requests(List<Referral> rows) {
        return presenter.briefs(rows).stream().map(mapping()::request).toList();
    }

    Task task(Referral referral) {
        return mapping().task(presenter.whole(referral));
    }

    ServiceRequest request(Referral referral) {
        return mapping().request(presenter.whole(referral));
    }

    /** Of each chain the last attempt that the caller may see. */
    Filter<Referral> lastAttempts() {
        return referrals
                .visibleTo(caller)
                .andNoOther(
                        "w.chain.id = e.chain.id and w.chain.onward = false and e.chain.onward = false and w.id > e.id");
    }

    /** What other resources refer to, where the caller may see it. */
    List<? extends Resource> included(String type, Collection<UUID> ids) {
        int most = ids.size();
        return switch (type) {
            case "Organization" ->
                organizations(organizations.first(among(organizations.visibleTo(caller), ids), "e.id", most));
            case "Location" -> locations(locations.first(among(locations.visibleTo(caller), ids), "e.id", most));
            case "HealthcareService" ->
                services(services.first(among(services.entriesVisibleTo(caller), ids), "e.id", most));
            case "ServiceRequest" ->
                requests(referrals.first(
                        lastAttempts()
                                .and(
                                        "(e.chain.id in (:ids) and e.chain.onward = false)"
                                                + " or (e.id in (:ids) and e.chain.onward = true)",
                                        "ids",
                                        ids),
                        "e.id",
                        most));
            default -> throw new IllegalArgumentException(type);
        };
    }

    private static <E> Filter<E> among(Filter<E> filter, Collection<UUID> ids) {
        return filter.and("e.id in (:ids)", "ids", ids);
    }

    private FhirDirectory directory() {
        return new FhirDirectory(new Codes(caller.language()));
    }

    private FhirReferrals mapping() {
        return new FhirReferrals(new Codes(caller.language()));
    }
}
