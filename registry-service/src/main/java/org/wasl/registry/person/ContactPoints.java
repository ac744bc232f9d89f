package org.wasl.registry.person;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import java.util.ArrayList;
import java.util.List;
import org.wasl.contracts.code.FieldGroup;

/** The contact points of one record, the one to be used first before others. */
@Embeddable
class ContactPoints {
    /** All of it is opened by this group of consent. */
    static final FieldGroup GROUP = FieldGroup.CONTACT;

    @ElementCollection
    @OrderColumn(name = "position")
    @CollectionTable(name = "person_contact_point", joinColumns = @JoinColumn(name = "person_id"))
    private List<ContactPoint> all = new ArrayList<>();

    List<ContactPoint> all() {
        return List.copyOf(all);
    }

    void replace(List<ContactPoint> points) {
        if (!points.equals(all())) {
            all.clear();
            all.addAll(points);
        }
    }
}
