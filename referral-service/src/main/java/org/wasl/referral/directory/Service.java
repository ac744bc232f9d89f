package org.wasl.referral.directory;

import jakarta.persistence.Basic;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.wasl.contracts.code.CodeLists;
import org.wasl.contracts.code.ServiceStatus;
import org.wasl.contracts.code.ServiceType;
import org.wasl.contracts.event.DirectoryChanged;
import org.wasl.contracts.id.AgencyId;
import org.wasl.referral.directory.part.ServiceDetails;

/** What an organization offers (HSDS {@code service}). */
@Entity
@Table(name = "service")
public class Service extends NamedEntry {
    @Enumerated(EnumType.STRING)
    @Column(name = "service_type")
    private ServiceType serviceType;

    private boolean sensitive;

    @Column(name = "minimum_age")
    private Integer minimumAge;

    @Column(name = "maximum_age")
    private Integer maximumAge;

    @Column(name = "assured_on")
    private LocalDate assuredOn;

    /** Null until it was indexed. */
    @Basic(fetch = FetchType.LAZY)
    private String words;

    /** Made by the database; only asked. */
    @Basic(fetch = FetchType.LAZY)
    @Column(name = "words_vector", insertable = false, updatable = false)
    private String wordsVector;

    @Enumerated(EnumType.STRING)
    private ServiceStatus status = ServiceStatus.ACTIVE;

    @ElementCollection
    @CollectionTable(name = "service_term", joinColumns = @JoinColumn(name = "service_id"))
    @Column(name = "term_id")
    private Set<UUID> terms = new HashSet<>();

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private ServiceDetails details = ServiceDetails.NONE;

    protected Service() {}

    Service(UUID id, AgencyId organization, Clock clock) {
        super(id, organization, clock);
    }

    /** Whom it is for, in years; null is no limit. */
    public record Ages(Integer minimum, Integer maximum) {}

    DirectoryChanged write(ServiceFields fields, Clock clock) {
        change(() -> write(fields), clock);
        return changed();
    }

    private void write(ServiceFields fields) {
        describe(fields.name(), fields.description());
        serviceType = fields.serviceType();
        sensitive = fields.sensitive();
        minimumAge = fields.minimumAge();
        maximumAge = fields.maximumAge();
        status = fields.status() == null ? ServiceStatus.ACTIVE : fields.status();
        Set<UUID> named = fields.termIds() == null ? Set.of() : fields.termIds();
        terms.retainAll(named);
        terms.addAll(named);
        details = fields.details() == null ? ServiceDetails.NONE : fields.details();
        words = wordsToFindItBy();
    }

    String wordsToFindItBy() {
        List<String> texts = new ArrayList<>();
        for (Label label : Arrays.asList(name(), description(), details.eligibilityDescription())) {
            if (label != null) {
                texts.addAll(Arrays.asList(label.ar(), label.en()));
            }
        }
        CodeLists.find("ServiceType", serviceType.name())
                .ifPresent(code -> texts.addAll(List.of(code.ar(), code.en())));
        return Stream.concat(Stream.of(Words.of(texts)), terms.stream().sorted().map(Words::of))
                .collect(Collectors.joining(" "));
    }

    @Override
    ServiceFields fields() {
        return new ServiceFields(
                agency().value(),
                name(),
                description(),
                serviceType,
                sensitive,
                minimumAge,
                maximumAge,
                status,
                new TreeSet<>(terms),
                details);
    }

    /** Somebody who answers for it says that the entry is right. */
    DirectoryChanged assure(LocalDate on, Clock clock) {
        if (source() != null && !on.equals(assuredOn)) {
            cameAs(source().without(Set.of("assured_date")));
        }
        assuredOn = on;
        touch(clock);
        return changed();
    }

    /** Nobody has confirmed it for so long that it is no referral target. */
    boolean isStale(LocalDate today, int staleAfterDays) {
        return assuredOn == null || assuredOn.plusDays(staleAfterDays).isBefore(today);
    }

    boolean isTarget(LocalDate today, int staleAfterDays) {
        return status == ServiceStatus.ACTIVE && !isStale(today, staleAfterDays);
    }

    private DirectoryChanged changed() {
        return new DirectoryChanged(agency(), "service", rawId());
    }

    public ServiceType serviceType() {
        return serviceType;
    }

    public boolean sensitive() {
        return sensitive;
    }

    public Ages ages() {
        return new Ages(minimumAge, maximumAge);
    }

    public LocalDate assuredOn() {
        return assuredOn;
    }

    public ServiceStatus status() {
        return status;
    }

    public Set<UUID> terms() {
        return Set.copyOf(terms);
    }

    public ServiceDetails details() {
        return details;
    }
}
