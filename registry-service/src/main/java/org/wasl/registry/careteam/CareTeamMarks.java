package org.wasl.registry.careteam;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.journal.AuditMarks;

/** Marks in the audit log what members of care teams do (case workers, supervisors, providers), also where another service calls for them. */
@ApplicationScoped
public class CareTeamMarks implements AuditMarks {
    public static final String MARK = "office:casework";

    @Override
    public Set<String> of(Caller caller) {
        return caller.has(Roles.CASEWORKER, Roles.SUPERVISOR, Roles.PROVIDER) ? Set.of(MARK) : Set.of();
    }
}
