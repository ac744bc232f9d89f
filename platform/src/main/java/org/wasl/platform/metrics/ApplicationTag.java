package org.wasl.platform.metrics;

import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.wasl.contracts.event.Producer;
import org.wasl.platform.config.ServiceConfig;

/** Every metric says whose it is, however it is collected. */
class ApplicationTag {
    @Produces
    @Singleton
    MeterFilter application(ServiceConfig service) {
        String name = Producer.named(service.name()).map(Producer::account).orElse(service.name());
        return MeterFilter.commonTags(List.of(Tag.of("application", name)));
    }
}
