package org.wasl.registry.datasubject;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The rights of data subjects. */
@ConfigMapping(prefix = "wasl.rights")
interface DataSubjectConfig {
    /** A request is to be answered within so many days. */
    @WithDefault("30")
    int answerWithinDays();
}
