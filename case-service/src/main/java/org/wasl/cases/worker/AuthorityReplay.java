package org.wasl.cases.worker;

import jakarta.inject.Singleton;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.idempotency.RepeatedRequest;
import org.wasl.platform.idempotency.Replay;

/** What the ministry sets for all is answered again while the caller is of the ministry. */
@Singleton
public record AuthorityReplay(Workers workers, Caller caller) implements Replay.WhileAccessIsTheSame {
    @Override
    public String access(RepeatedRequest request) {
        workers.requireAuthority(caller);
        return "";
    }
}
