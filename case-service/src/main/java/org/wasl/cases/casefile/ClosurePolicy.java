package org.wasl.cases.casefile;

import java.util.List;
import java.util.Optional;
import org.wasl.contracts.code.RiskLevel;

/** What stands against closing a case. All objections are told, so that a caseworker settles them in one go. */
public enum ClosurePolicy {
    OPEN_HIGH_RISK {
        @Override
        boolean objects(CaseFile file, OpenWork work) {
            return file.risk() == RiskLevel.HIGH;
        }
    },
    OPEN_REFERRAL {
        @Override
        boolean objects(CaseFile file, OpenWork work) {
            return work.referrals() > 0;
        }
    },
    OPEN_TASK {
        @Override
        boolean objects(CaseFile file, OpenWork work) {
            return work.tasks() > 0;
        }
    },
    BASIS_NOT_DECIDED {
        @Override
        boolean objects(CaseFile file, OpenWork work) {
            return work.basisUndecided();
        }
    };

    /**
     * Work of the case that is not done.
     *
     * @param referrals plan actions that are referred
     * @param tasks other than approvals
     * @param basisUndecided a basis other than consent awaits the supervisor; closing would end that beside them
     */
    public record OpenWork(long referrals, long tasks, boolean basisUndecided) {}

    abstract boolean objects(CaseFile file, OpenWork work);

    public static List<String> objections(CaseFile file, OpenWork work) {
        return List.of(values()).stream()
                .map(policy -> policy.objects(file, work)
                        ? Optional.of(
                                policy.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
                        : Optional.<String>empty())
                .flatMap(Optional::stream)
                .toList();
    }
}
