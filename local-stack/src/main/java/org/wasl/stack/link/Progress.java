package org.wasl.stack.link;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** One bar for each stage, on standard error. */
final class Progress implements AutoCloseable {
    private static final int STEPS = 1_000;

    private ProgressBar bar;
    private String stage;

    synchronized void at(String name, double part) {
        if (!name.equals(stage)) {
            close();
            stage = name;
            bar = new ProgressBarBuilder()
                    .setTaskName(name)
                    .setInitialMax(STEPS)
                    .setStyle(ProgressBarStyle.ASCII)
                    .hideEta()
                    .build();
        }
        bar.stepTo(Math.round(part * STEPS));
    }

    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
