package org.wasl.platform.journal;

import java.util.Set;
import org.wasl.platform.caller.Caller;

/** What a service adds to the details of each audit entry of a caller, such as in which office they acted. */
public interface AuditMarks {
    Set<String> of(Caller caller);
}
