package org.wasl.referral.directory;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.AccessibilityFeature;
import org.wasl.contracts.code.CentreType;
import org.wasl.contracts.code.OrganizationStatus;
import org.wasl.contracts.code.OrganizationType;
import org.wasl.contracts.code.ServiceStatus;
import org.wasl.contracts.code.ServiceType;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.conditional.View;
import org.wasl.platform.value.JordanTime;
import org.wasl.platform.value.Lists;
import org.wasl.referral.directory.part.OrganizationDetails;

/** The directory's entries as they are shown. */
@ApplicationScoped
public class DirectoryViews {
    private final Editors editors;
    private final DirectoryConfig config;
    private final Caller caller;
    private final Clock clock;

    @Inject
    DirectoryViews(Editors editors, DirectoryConfig config, Caller caller, Clock clock) {
        this.editors = editors;
        this.config = config;
        this.caller = caller;
        this.clock = clock;
    }

    @Schema(name = "Organization")
    public record OrganizationView(
            @JsonUnwrapped RecordMetadata metadata,
            LabelBody name,
            @Schema(nullable = true) LabelBody description,
            @Schema(nullable = true) OrganizationType type,
            boolean referralEnabled,
            OrganizationStatus status,
            OrganizationDetails details,
            List<String> allowedActions)
            implements View {}

    @Schema(name = "Location")
    public record LocationView(
            @JsonUnwrapped RecordMetadata metadata,
            LabelBody name,
            CentreType centreType,
            @Schema(nullable = true, examples = "JO-IR") String governorate,
            @Schema(nullable = true) String city,
            @Schema(nullable = true) Double latitude,
            @Schema(nullable = true) Double longitude,
            Set<AccessibilityFeature> accessibility,
            LocationDetailsBody details,
            List<String> allowedActions)
            implements View {}

    /** @param stale whether nobody has confirmed it for so long that it is no referral target */
    @Schema(name = "Service")
    public record ServiceView(
            @JsonUnwrapped RecordMetadata metadata,
            LabelBody name,
            @Schema(nullable = true) LabelBody description,
            ServiceType serviceType,
            boolean sensitive,
            @Schema(nullable = true) Integer minimumAge,
            @Schema(nullable = true) Integer maximumAge,
            @Schema(nullable = true) LocalDate assuredOn,
            boolean stale,
            ServiceStatus status,
            Set<UUID> termIds,
            ServiceDetailsBody details,
            List<String> allowedActions)
            implements View {}

    @Schema(name = "ServiceAtLocation")
    public record ServiceAtLocationView(
            @JsonUnwrapped RecordMetadata metadata,
            ServiceView service,
            LocationView location,
            boolean acceptsReferrals,

            boolean referralTarget,

            List<ScheduleBody> schedules,
            PlaceDetailsBody details,
            List<String> allowedActions)
            implements View {}

    @Schema(name = "ServiceProgram")
    public record ProgramView(
            @JsonUnwrapped RecordMetadata metadata,
            LabelBody name,
            @Schema(nullable = true) LabelBody description,
            List<String> allowedActions)
            implements View {}

    @Schema(name = "Taxonomy")
    public record TaxonomyView(
            @JsonUnwrapped RecordMetadata metadata,
            LabelBody name,
            @Schema(nullable = true) LabelBody description,
            @Schema(nullable = true) String uri,
            @Schema(nullable = true) String edition,
            List<String> allowedActions)
            implements View {}

    @Schema(name = "TaxonomyTerm")
    public record TaxonomyTermView(
            @JsonUnwrapped RecordMetadata metadata,
            UUID taxonomyId,
            @Schema(nullable = true) UUID parentId,
            @Schema(nullable = true) String code,
            LabelBody name,
            @Schema(nullable = true) LabelBody description,
            @Schema(nullable = true) String uri,
            List<String> allowedActions)
            implements View {}

    ProgramView of(Program p) {
        return new ProgramView(
                RecordMetadata.of(p),
                LabelBody.of(p.name()),
                LabelBody.of(p.description()),
                actions(p.agency(), "change"));
    }

    TaxonomyView of(Taxonomy t) {
        return new TaxonomyView(
                RecordMetadata.of(t),
                LabelBody.of(t.name()),
                LabelBody.of(t.description()),
                t.uri(),
                t.edition(),
                actions(t.agency(), "change"));
    }

    TaxonomyTermView of(TaxonomyTerm t) {
        return new TaxonomyTermView(
                RecordMetadata.of(t),
                t.taxonomy().rawId(),
                t.parentId(),
                t.code(),
                LabelBody.of(t.name()),
                LabelBody.of(t.description()),
                t.uri(),
                actions(t.agency(), "change"));
    }

    OrganizationView of(Organization o) {
        return new OrganizationView(
                RecordMetadata.of(o),
                LabelBody.of(o.name()),
                LabelBody.of(o.description()),
                o.type(),
                o.referralEnabled(),
                o.status(),
                o.details(),
                actions(o.agency(), "change"));
    }

    LocationView of(Location l) {
        return new LocationView(
                RecordMetadata.of(l),
                LabelBody.of(l.name()),
                l.centreType(),
                l.place().governorate(),
                l.place().city(),
                l.place().latitude(),
                l.place().longitude(),
                l.accessibility(),
                LocationDetailsBody.of(l.details()),
                actions(l.agency(), "change"));
    }

    ServiceView of(Service s) {
        return new ServiceView(
                RecordMetadata.of(s),
                LabelBody.of(s.name()),
                LabelBody.of(s.description()),
                s.serviceType(),
                s.sensitive(),
                s.ages().minimum(),
                s.ages().maximum(),
                s.assuredOn(),
                s.isStale(today(), config.staleAfterDays()),
                s.status(),
                s.terms(),
                ServiceDetailsBody.of(s.details()),
                actions(s.agency(), "change", "assurance"));
    }

    public ServiceAtLocationView of(ServiceAtLocation s) {
        return new ServiceAtLocationView(
                RecordMetadata.of(s),
                of(s.service()),
                of(s.location()),
                s.acceptsReferrals(),
                isTarget(s),
                Lists.map(s.schedules(), ScheduleBody::of),
                PlaceDetailsBody.of(s.details()),
                actions(s.agency(), "change"));
    }

    public boolean isTarget(ServiceAtLocation s) {
        return s.takesReferrals(today(), config.staleAfterDays());
    }

    /** Entries that nobody has confirmed since are stale. */
    public LocalDate confirmedSince() {
        return today().minusDays(config.staleAfterDays());
    }

    LocalDate today() {
        return JordanTime.today(clock);
    }

    private List<String> actions(AgencyId owner, String... all) {
        return editors.mayWrite(owner, caller) ? List.of(all) : List.of();
    }
}
