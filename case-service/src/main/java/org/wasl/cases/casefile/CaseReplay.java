package org.wasl.cases.casefile;

import jakarta.inject.Singleton;
import org.wasl.contracts.id.CaseId;
import org.wasl.platform.idempotency.RepeatedRequest;
import org.wasl.platform.idempotency.Replay;

/** A repeated command on a case gets the kept answer where the caller still may act in the same way and sees the same parts of the case as then. */
public interface CaseReplay extends Replay.WhileAccessIsTheSame {
    /** For commands of those who work on the case. */
    @Singleton
    record OfWorkers(CaseCommands commands) implements CaseReplay {
        @Override
        public String access(RepeatedRequest request) {
            return commands.begin(new CaseId(request.id())).access();
        }
    }

    /** For commands that are also those of an agency that was asked to contribute. */
    @Singleton
    record OfContributors(CaseCommands commands) implements CaseReplay {
        @Override
        public String access(RepeatedRequest request) {
            return commands.beginAsContributor(new CaseId(request.id())).access();
        }
    }
}
