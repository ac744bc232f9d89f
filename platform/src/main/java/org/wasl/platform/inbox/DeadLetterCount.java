package org.wasl.platform.inbox;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.wasl.platform.metrics.MeasuredCount;

/** Dead letters that nobody has sent again. */
@Singleton
class DeadLetterCount implements MeasuredCount {
    private final DeadLetters letters;

    @Inject
    DeadLetterCount(DeadLetters letters) {
        this.letters = letters;
    }

    @Override
    public String metric() {
        return "wasl.dead.letters";
    }

    @Override
    public String description() {
        return "Events that could not be applied and were not sent again";
    }

    @Override
    public long count() {
        return letters.countOpen();
    }
}
