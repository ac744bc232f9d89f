package org.wasl.referral.directory;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Clock;
import java.util.UUID;
import org.wasl.contracts.event.DirectoryChanged;
import org.wasl.contracts.id.AgencyId;

/** What several services of an organization are part of (HSDS {@code program}). */
@Entity
@Table(name = "program")
public class Program extends NamedEntry {
    protected Program() {}

    Program(UUID id, AgencyId organization, Clock clock) {
        super(id, organization, clock);
    }

    DirectoryChanged write(ProgramFields fields, Clock clock) {
        change(() -> write(fields), clock);
        return new DirectoryChanged(agency(), "program", rawId());
    }

    private void write(ProgramFields fields) {
        describe(fields.name(), fields.description());
    }

    @Override
    ProgramFields fields() {
        return new ProgramFields(agency().value(), name(), description());
    }
}
