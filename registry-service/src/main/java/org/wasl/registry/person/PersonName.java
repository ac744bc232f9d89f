package org.wasl.registry.person;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.UUID;
import org.wasl.contracts.code.NameScript;
import org.wasl.contracts.code.NameUse;
import org.wasl.matching.name.Skeleton;
import org.wasl.platform.value.Uuid7;

/** A name with its stored keys. */
@Entity
@Table(name = "person_name")
class PersonName {
    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "person_id")
    private Person person;

    @Enumerated(EnumType.STRING)
    private NameScript script;

    @Enumerated(EnumType.STRING)
    @Column(name = "name_use")
    private NameUse use;

    private String given;
    private String father;
    private String grandfather;
    private String family;

    @Column(name = "skeleton_words")
    private String[] skeletonWords;

    protected PersonName() {}

    PersonName(Person person, PersonFields.Name name) {
        id = Uuid7.next();
        this.person = person;
        script = name.script();
        use = name.use();
        given = name.given();
        father = name.father();
        grandfather = name.grandfather();
        family = name.family();
        String skeleton = Skeleton.of(name.whole());
        // A name of letters that are not heard (ع alone) has no key, which is not the same as an empty one.
        skeletonWords = skeleton.isEmpty() ? new String[0] : skeleton.split(" ");
    }

    PersonFields.Name view() {
        return new PersonFields.Name(script, use, given, father, grandfather, family);
    }

    PersonFields.Name alias() {
        return new PersonFields.Name(
                script, use == NameUse.OFFICIAL ? NameUse.ALIAS : use, given, father, grandfather, family);
    }
}
