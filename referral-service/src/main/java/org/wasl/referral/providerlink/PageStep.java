package org.wasl.referral.providerlink;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.wasl.contracts.code.DeclineReason;
import org.wasl.contracts.code.FailReason;
import org.wasl.contracts.code.ReferralOutcome;

/** The steps that a provider without a system takes on the page, in the order of the page, with what each asks for. */
enum PageStep {
    CONFIRM_CANCEL("confirm-cancel", true, null, Field.NONE, Field.NONE),
    ACCEPT("accept", true, null, Field.NONE, Field.OPTIONAL),
    DECLINE("decline", true, List.of(DeclineReason.values()), Field.OPTIONAL, Field.NONE),
    START("start", true, null, Field.NONE, Field.NONE),
    ATTEND("attend", true, null, Field.NONE, Field.NONE),
    NO_SHOW("no-show", true, null, Field.NONE, Field.NONE),
    COMPLETE("complete", true, List.of(ReferralOutcome.values()), Field.OPTIONAL, Field.NONE),
    SCHEDULE("schedule", false, null, Field.NONE, Field.REQUIRED),
    REQUEST_INFO("request-info", false, null, Field.REQUIRED, Field.NONE),
    MESSAGE("message", false, null, Field.REQUIRED, Field.NONE),
    FAIL("fail", false, List.of(FailReason.values()), Field.OPTIONAL, Field.NONE);

    enum Field {
        NONE,
        OPTIONAL,
        REQUIRED
    }

    private final String path;
    private final boolean open;
    private final List<Enum<?>> codes;
    private final Field text;
    private final Field time;

    /** @param open shown at once; the others unfold */
    PageStep(String path, boolean open, List<? extends Enum<?>> codes, Field text, Field time) {
        this.path = path;
        this.open = open;
        this.codes = codes == null ? List.of() : List.copyOf(codes);
        this.text = text;
        this.time = time;
    }

    static Optional<PageStep> named(String path) {
        return Arrays.stream(values()).filter(step -> step.path.equals(path)).findFirst();
    }

    /** As the interface and the list of allowed actions call it. */
    String path() {
        return path;
    }

    boolean open() {
        return open;
    }

    List<Enum<?>> codes() {
        return codes;
    }

    Field text() {
        return text;
    }

    Field time() {
        return time;
    }
}
