package org.wasl.contracts.event;

import java.util.UUID;
import org.wasl.contracts.code.OrganizationStatus;
import org.wasl.contracts.id.AgencyId;

/**
 * An organization, service or location of the directory changed, or an organization or location is stated once more as it is.
 *
 * @param status of the organization, where the change is of it; null for what belongs to it, and in events of before
 * @param confidential of a location: whether only those who refer, and its own organization, may know of it; null where that is not stated
 * @param nameAr of an organization, or of a location that is not confidential: what it is called, as the public directory says it; null of others, and where it has no
 *     Arabic name
 * @param nameEn the same in English
 */
@EventType("directory.changed")
public record DirectoryChanged(
        AgencyId organizationId,
        String kind,
        UUID recordId,
        @MayBeAbsent OrganizationStatus status,
        @MayBeAbsent Boolean confidential,
        @ServicesOnly @MayBeAbsent String nameAr,
        @ServicesOnly @MayBeAbsent String nameEn)
        implements DomainEvent {
    public DirectoryChanged(AgencyId organizationId, String kind, UUID recordId) {
        this(organizationId, kind, recordId, null);
    }

    public DirectoryChanged(AgencyId organizationId, String kind, UUID recordId, OrganizationStatus status) {
        this(organizationId, kind, recordId, status, null, null, null);
    }

    /** The same event of a location, saying whether only those who refer may know of it. */
    public DirectoryChanged asPlace(boolean confidential) {
        return new DirectoryChanged(organizationId, kind, recordId, status, confidential, nameAr, nameEn);
    }

    /** The same event, with what the entry is called. */
    public DirectoryChanged called(String ar, String en) {
        return new DirectoryChanged(organizationId, kind, recordId, status, confidential, ar, en);
    }

    public boolean hasName() {
        return nameAr != null || nameEn != null;
    }

    @Override
    public EventPlace place() {
        return kind.equals("location") ? EventPlace.at(recordId) : null;
    }

    @Override
    public UUID aggregateId() {
        return organizationId.value();
    }
}
