package org.wasl.referral.directory;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Clock;
import java.util.UUID;
import org.wasl.contracts.code.OrganizationType;
import org.wasl.contracts.event.DirectoryChanged;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.value.Aggregate;

/** An organization of the directory (HSDS {@code organization}). Its id is the agency id of its members' tokens. */
@Entity
@Table(name = "organization")
public class Organization extends Aggregate {
    @Embedded
    @AttributeOverride(name = "ar", column = @Column(name = "name_ar"))
    @AttributeOverride(name = "en", column = @Column(name = "name_en"))
    private Label name;

    @Embedded
    @AttributeOverride(name = "ar", column = @Column(name = "description_ar"))
    @AttributeOverride(name = "en", column = @Column(name = "description_en"))
    private Label description;

    @Enumerated(EnumType.STRING)
    private OrganizationType type;

    @Column(name = "referral_enabled")
    private boolean referralEnabled;

    protected Organization() {}

    Organization(UUID id, Clock clock) {
        super(id, new AgencyId(id), clock);
    }

    DirectoryChanged describe(
            Label name, Label description, OrganizationType type, boolean referralEnabled, Clock clock) {
        this.name = name;
        this.description = description;
        this.type = type;
        this.referralEnabled = referralEnabled;
        touch(clock);
        return new DirectoryChanged(agency(), "organization", rawId());
    }

    Label name() {
        return name;
    }

    Label description() {
        return description;
    }

    OrganizationType type() {
        return type;
    }

    boolean referralEnabled() {
        return referralEnabled;
    }
}
