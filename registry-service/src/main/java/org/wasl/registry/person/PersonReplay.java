package org.wasl.registry.person;

import jakarta.inject.Singleton;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.idempotency.RepeatedRequest;
import org.wasl.platform.idempotency.Replay;

/** After a step of a person: the person as the caller may see them now. */
@Singleton
record PersonReplay(Persons persons, PersonViews views, Caller caller) implements Replay.Current {
    @Override
    public PersonView read(RepeatedRequest request) {
        return views.one(persons.get(new PersonId(request.id()), caller));
    }
}
