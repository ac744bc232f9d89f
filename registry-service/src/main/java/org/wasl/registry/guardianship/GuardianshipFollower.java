package org.wasl.registry.guardianship;

import org.wasl.registry.person.Person;

/** A room that keeps what rests on a guardianship. In the transaction in which it ends. */
public interface GuardianshipFollower {
    void ended(Guardianship guardianship, Person ward);
}
