package org.wasl.monitoring.fact;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** How far the facts are read. */
@ApplicationScoped
public class ReadFacts {
    private final FactReader reader;

    @Inject
    ReadFacts(FactReader reader) {
        this.reader = reader;
    }

    public FiguresPosition position(List<ReadPosition> read) {
        return reader.beginsAgain() ? new FiguresPosition(false, null, read) : FiguresPosition.of(read, reader.ends());
    }
}
