package org.wasl.referral.directory;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.wasl.contracts.id.AgencyId;
import org.wasl.referral.directory.ImportedRecords.Found;

/** The programs of an import. */
@Dependent
class ProgramImport {
    private final Programs programs;
    private final ImportedRecords records;
    private final Clock clock;

    @Inject
    ProgramImport(Programs programs, ImportedRecords records, Clock clock) {
        this.programs = programs;
        this.records = records;
        this.clock = clock;
    }

    /** @param named within another record, which may say less of it than is known */
    Optional<Program> take(JsonNode node, AgencyId owner, boolean named, ImportReport report) {
        Optional<Program> known = HsdsValues.uuid(node.path("id").asText()).flatMap(programs::findByIdOptional);
        Found found = records.embedded(node, "program", "", known.map(Program::source), named && known.isPresent());
        if (found == null || !found.changed()) {
            return known.filter(program -> program.agency().equals(owner));
        }
        if (!found.read().isNamed()) {
            report.rejected("program");
            return Optional.empty();
        }
        UUID id = found.id();
        Program entry = known.orElseGet(() -> new Program(id, owner, clock));
        if (!entry.agency().equals(owner)) {
            found.read().refused("/organization_id", "duplicate-id");
            report.rejected("program");
            return Optional.empty();
        }
        entry.write(
                new ProgramFields(
                        owner.value(), found.read().label("name"), found.read().label("description")),
                clock);
        entry.cameAs(found.source());
        programs.persist(entry);
        report.accepted("program");
        return Optional.of(entry);
    }
}
