package org.wasl.registry.casework;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.journal.AuditMarks;

/** Marks in the audit what is done by those who work with persons on cases and referrals, also where another service asks for them. */
@ApplicationScoped
public class Casework implements AuditMarks {
    public static final String MARK = "office:casework";

    @Override
    public Set<String> of(Caller caller) {
        return caller.has(Roles.CASEWORKER, Roles.SUPERVISOR, Roles.PROVIDER) ? Set.of(MARK) : Set.of();
    }
}
