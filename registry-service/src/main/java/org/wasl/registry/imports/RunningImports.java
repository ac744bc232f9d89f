package org.wasl.registry.imports;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.wasl.platform.metrics.MeasuredCount;

/** Imports that are under way. */
@Singleton
class RunningImports implements MeasuredCount {
    private final PersonImports imports;

    @Inject
    RunningImports(PersonImports imports) {
        this.imports = imports;
    }

    @Override
    public String metric() {
        return "wasl.running.imports";
    }

    @Override
    public String description() {
        return "Imports that are under way";
    }

    @Override
    public long count() {
        return imports.running().size();
    }
}
