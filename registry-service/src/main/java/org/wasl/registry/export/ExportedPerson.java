package org.wasl.registry.export;

import java.util.UUID;
import org.wasl.registry.person.PersonView;

/**
 * A person as the reader of a file may see them, with their homes.
 *
 * @param home the household of the person; null where that is not open
 * @param homeNumber as the reader's system calls the household; null where it has no number for it
 * @param second a second home of a child, as above
 */
record ExportedPerson(PersonView view, UUID home, String homeNumber, UUID second, String secondNumber) {}
