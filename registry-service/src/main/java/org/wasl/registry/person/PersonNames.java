package org.wasl.registry.person;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Embeddable;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.wasl.contracts.code.FieldGroup;

/** The names of one record. */
@Embeddable
class PersonNames {
    /** All of it is opened by this group of consent. */
    static final FieldGroup GROUP = FieldGroup.IDENTITY;

    @OneToMany(mappedBy = "person", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("id")
    private List<PersonName> all = new ArrayList<>();

    List<PersonFields.Name> views() {
        return all.stream().map(PersonName::view).toList();
    }

    /** The names as another record of the same person shows them: none of them is the official one there. */
    Stream<PersonFields.Name> aliases() {
        return all.stream().map(PersonName::alias);
    }

    /** Rows of names that stay the same are kept: their ids are their order. */
    void replace(Person person, List<PersonFields.Name> names) {
        if (!names.equals(views())) {
            clear();
            names.forEach(name -> all.add(new PersonName(person, name)));
        }
    }

    void clear() {
        all.clear();
    }
}
