package org.wasl.registry.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.value.ExternalId;
import org.wasl.registry.person.IdentifierNumber;
import org.wasl.registry.person.PersonFields;
import org.wasl.registry.person.PersonPart;
import org.wasl.registry.registration.PersonRegistrar;

/**
 * The rows without ids that an agency imported, as digests with a key. A row that says the same in a later list is about the person whom it brought. Equal rows of one
 * list are as many persons, because nobody can tell: the n-th is the n-th person who is known by that row, and one more is somebody new (ADR 46).
 */
@ApplicationScoped
class ImportedRows implements PersonPart {
    private static final String KIND = "person-import-row";

    private final Session session;
    private final Sealer cipher;
    private final ObjectMapper json;

    @Inject
    ImportedRows(Session session, Sealer cipher, ObjectMapper json) {
        this.session = session;
        this.cipher = cipher;
        // A field that a person gets later and a row does not have leaves its digest as it was.
        this.json = json.copy().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);
    }

    /** What a row says of a person. */
    private record Content(
            PersonFields fields,
            List<IdentifierNumber> numbers,
            List<ExternalId> ids,
            Row.Home home,
            Row.Home second) {}

    /** As text, equal for rows that say the same. */
    String content(Row row, PersonRegistrar.Checked checked) {
        try {
            return json.writeValueAsString(new Content(
                    checked.fields(),
                    checked.numbers(),
                    row.registration().externalIds(),
                    row.home(),
                    row.secondHome()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A row that was read can be written", impossible);
        }
    }

    private record Known(byte[] key, UUID person) {}

    /** The persons whom these rows brought in earlier imports of the agency, by content, without those whom a row of this import met; the first who came is first. */
    Map<String, List<PersonId>> brought(PersonImport job, Collection<String> contents) {
        if (contents.isEmpty()) {
            return Map.of();
        }
        Map<String, String> byKey = contents.stream()
                .distinct()
                .flatMap(
                        content -> cipher.blindIndexes(KIND, content).stream().map(key -> Map.entry(hex(key), content)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return session.createNativeQuery(
                        "select row_key, person_id from person_import_row where agency_id = :agency and import_id <> :job"
                                + " and row_key in (:keys) order by person_id",
                        Known.class)
                .setParameter("agency", job.agency().value())
                .setParameter("job", job.rawId())
                .setParameterList(
                        "keys",
                        byKey.keySet().stream().map(HexFormat.of()::parseHex).toList())
                .getResultStream()
                .collect(Collectors.groupingBy(
                        known -> byKey.get(hex(known.key())),
                        Collectors.mapping(known -> new PersonId(known.person()), Collectors.toList())));
    }

    /** Equal rows that follow in this import are about others. */
    void met(PersonImport job, Collection<PersonId> persons) {
        if (!persons.isEmpty()) {
            session.createNativeMutationQuery(
                            "update person_import_row set import_id = :job where agency_id = :agency and person_id in (:persons)")
                    .setParameter("job", job.rawId())
                    .setParameter("agency", job.agency().value())
                    .setParameterList(
                            "persons", persons.stream().map(PersonId::value).toList())
                    .executeUpdate();
        }
    }

    private static String hex(byte[] key) {
        return HexFormat.of().formatHex(key);
    }

    /** @param contents by the person that each brought */
    void keep(PersonImport job, Map<PersonId, String> contents) {
        if (contents.isEmpty()) {
            return;
        }
        List<Map.Entry<PersonId, String>> rows = List.copyOf(contents.entrySet());
        session.createNativeMutationQuery("insert into person_import_row (agency_id, row_key, import_id, person_id)"
                        + " select :agency, decode(r.key, 'hex'), :job, r.person from unnest(cast(:keys as text[]), cast(:persons as uuid[]))"
                        + " as r(key, person)")
                .setParameter("agency", job.agency().value())
                .setParameter("job", job.rawId())
                .setParameter(
                        "keys",
                        rows.stream()
                                .map(row -> hex(cipher.blindIndex(KIND, row.getValue())))
                                .toArray(String[]::new))
                .setParameter(
                        "persons",
                        rows.stream().map(row -> row.getKey().value()).toArray(UUID[]::new))
                .executeUpdate();
    }

    /** A row stays with the record that it brought. */
    @Override
    public void moveOnUnmerge(PersonId from, PersonId to, Set<UUID> agencies, Instant since) {}

    @Override
    public void erase(Set<UUID> persons) {
        session.createNativeMutationQuery("delete from person_import_row where person_id in (:persons)")
                .setParameterList("persons", persons)
                .executeUpdate();
    }
}
