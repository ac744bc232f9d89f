package org.wasl.registry.guardianship;

import org.wasl.registry.person.Person;

/** A package whose records depend on a guardianship. Called in the transaction in which the guardianship ends. */
public interface GuardianshipChangeListener {
    void ended(Guardianship guardianship, Person ward);
}
