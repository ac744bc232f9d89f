package org.wasl.registry.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.wasl.contracts.code.CodeLists;
import org.wasl.contracts.code.ImportFormat;
import org.wasl.contracts.code.NameScript;
import org.wasl.contracts.code.NameUse;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.vocabulary.Vocabulary;
import org.wasl.platform.testing.TestClock;
import org.wasl.registry.person.PersonFields;
import org.wasl.registry.person.TestPersons;

/** Lists in memory, read as an import reads them. */
final class TestLists {
    private TestLists() {}

    static PersonFields.Name name(
            NameScript script, NameUse use, String given, String father, String grandfather, String family) {
        return new PersonFields.Name(script, use, given, father, grandfather, family);
    }

    static PersonImport job(Map<String, String> columns) {
        return job(columns, FileForm.UNKNOWN);
    }

    static PersonImport job(Map<String, String> columns, FileForm form) {
        return new PersonImport(
                new AgencyId(new UUID(0, 1)),
                "somebody",
                false,
                new PersonImport.Terms(ImportFormat.CSV, false, "list", columns, form),
                TestClock.clock());
    }

    static PersonImport job(ImportFormat format) {
        return new PersonImport(
                new AgencyId(new UUID(0, 1)),
                "somebody",
                false,
                new PersonImport.Terms(format, false, "list", Map.of(), FileForm.UNKNOWN),
                TestClock.clock());
    }

    static FileForm form(byte[] file, PersonImport job) throws IOException {
        return Rows.form(file, job, TestPersons.json(), TestLists::shipped);
    }

    static Rows opened(byte[] file, PersonImport job) throws IOException {
        return new Rows(new ByteArrayInputStream(file), form(file, job), job, TestPersons.json(), TestLists::shipped);
    }

    private static List<CodeLists.Code> shipped(Vocabulary list) {
        return CodeLists.all().get(list.list());
    }

    static List<Row> rows(byte[] file, PersonImport job) throws IOException {
        try (Rows rows = opened(file, job)) {
            assertThat(rows.hopeless()).as(() -> rows.faults().toString()).isFalse();
            return rows.next(1_000);
        }
    }
}
