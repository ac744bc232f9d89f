package org.wasl.referral.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Clock;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.wasl.contracts.code.OrganizationStatus;
import org.wasl.contracts.code.OrganizationType;
import org.wasl.contracts.event.DirectoryChanged;
import org.wasl.contracts.id.AgencyId;
import org.wasl.referral.directory.part.OrganizationDetails;

/** An organization of the directory (HSDS {@code organization}). Its id is the agency id of its members' tokens. */
@Entity
@Table(name = "organization")
public class Organization extends NamedEntry {
    @Enumerated(EnumType.STRING)
    private OrganizationType type;

    @Enumerated(EnumType.STRING)
    private OrganizationStatus status = OrganizationStatus.OPEN;

    /** Whether its status was told as it is. False for what was there before other services kept it. */
    private boolean announced;

    @Column(name = "referral_enabled")
    private boolean referralEnabled;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private OrganizationDetails details = OrganizationDetails.NONE;

    protected Organization() {}

    Organization(UUID id, Clock clock) {
        super(id, new AgencyId(id), clock);
    }

    DirectoryChanged write(OrganizationFields fields, Clock clock) {
        change(() -> write(fields), clock);
        return announced();
    }

    private void write(OrganizationFields fields) {
        describe(fields.name(), fields.description());
        type = fields.type();
        status = fields.status() == null ? OrganizationStatus.OPEN : fields.status();
        referralEnabled = fields.referralEnabled();
        details = fields.details() == null ? OrganizationDetails.NONE : fields.details();
    }

    /** What it is now, for services that keep which organizations there are. */
    DirectoryChanged announced() {
        announced = true;
        return Label.tell(name(), new DirectoryChanged(agency(), "organization", rawId(), status));
    }

    public OrganizationStatus status() {
        return status;
    }

    @Override
    OrganizationFields fields() {
        return new OrganizationFields(name(), description(), type, referralEnabled, details, status);
    }

    public OrganizationType type() {
        return type;
    }

    public boolean referralEnabled() {
        return referralEnabled;
    }

    public OrganizationDetails details() {
        return details;
    }
}
