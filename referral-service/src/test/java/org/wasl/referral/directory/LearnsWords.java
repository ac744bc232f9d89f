package org.wasl.referral.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Tests do not wait until the search has learnt new words. */
@ApplicationScoped
public class LearnsWords {
    @Inject
    WordSearch search;

    public void learn() {
        search.learn();
    }
}
