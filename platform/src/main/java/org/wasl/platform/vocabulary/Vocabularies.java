package org.wasl.platform.vocabulary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.wasl.contracts.code.CodeLists;
import org.wasl.contracts.code.CodeLists.Code;
import org.wasl.contracts.code.PeerProfile;
import org.wasl.contracts.event.CodeListChanged;
import org.wasl.contracts.vocabulary.Vocabulary;
import org.wasl.platform.value.NearestNames;

/**
 * The vocabularies as they are: what is shipped, with what administrators added and changed in the service's own table {@code known_code}. A change is in use
 * within seconds, in every instance.
 */
@ApplicationScoped
public class Vocabularies {
    private static final TypeReference<Map<PeerProfile, String>> PEER_CODES = new TypeReference<>() {};

    /** Up to here all codes are told to who gave a wrong one; of longer lists those that are written alike. */
    private static final int SHORT = 60;

    private final EntityManager entities;
    private final ObjectMapper mapper;
    private final LoadingCache<Vocabulary, SortedMap<String, Code>> lists =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(2)).build(this::load);

    @Inject
    Vocabularies(EntityManager entities, ObjectMapper mapper) {
        this.entities = entities;
        this.mapper = mapper;
    }

    /** In the order of its codes, with those that are retired. */
    public List<Code> all(Vocabulary list) {
        return List.copyOf(lists.get(list).values());
    }

    /** Of any published list; empty where there is no such list. */
    public List<Code> all(String list) {
        return Vocabulary.of(list).map(this::all).orElseGet(() -> CodeLists.all()
                .getOrDefault(list, List.of()));
    }

    public Optional<Code> find(Vocabulary list, String code) {
        return Optional.ofNullable(lists.get(list).get(code));
    }

    /** Of any published list. */
    public Optional<Code> find(String list, String code) {
        return Vocabulary.of(list).map(changing -> find(changing, code)).orElseGet(() -> CodeLists.find(list, code));
    }

    /** Whether something new may be recorded with it. */
    public boolean accepts(Vocabulary list, String code) {
        return find(list, code).filter(known -> !known.retired()).isPresent();
    }

    /** The code for what a peer writes: its own where the list has that, or the one that the list gives for it. Empty where nobody said. */
    public Optional<String> ofPeer(Vocabulary list, PeerProfile peer, String code) {
        return Stream.concat(
                        find(list, code).stream(),
                        lists.get(list).values().stream()
                                .filter(known -> code.equals(known.peerCodes().get(peer))))
                .map(Code::code)
                .findFirst();
    }

    List<String> nearest(Vocabulary list, String code) {
        return nearest(list.list(), code);
    }

    /** Of any published list, the codes that may be meant: all of a short one. */
    public List<String> nearest(String list, String code) {
        List<String> known = accepted(list);
        return known.size() <= SHORT ? known : NearestNames.to(code, known);
    }

    /** Of any published list, the codes with which something new may be recorded. */
    public List<String> accepted(String list) {
        return all(list).stream().filter(one -> !one.retired()).map(Code::code).toList();
    }

    /** In the transaction of the inbox, or of the administrator's request. */
    public void follow(CodeListChanged changed) {
        entities.createNativeQuery("insert into known_code (list, code, ar, en, peer_codes, retired)"
                        + " values (:list, :code, :ar, :en, cast(:peers as jsonb), :retired)"
                        + " on conflict (list, code) do update set ar = excluded.ar, en = excluded.en,"
                        + " peer_codes = excluded.peer_codes, retired = excluded.retired")
                .setParameter("list", changed.list().list())
                .setParameter("code", changed.code())
                .setParameter("ar", changed.ar())
                .setParameter("en", changed.en())
                .setParameter("peers", written(changed.peerCodes()))
                .setParameter("retired", changed.retired())
                .executeUpdate();
        lists.invalidate(changed.list());
    }

    @SuppressWarnings("unchecked")
    private SortedMap<String, Code> load(Vocabulary list) {
        SortedMap<String, Code> codes = new TreeMap<>();
        CodeLists.all().get(list.list()).forEach(code -> codes.put(code.code(), code));
        List<Tuple> rows = QuarkusTransaction.joiningExisting().call(() -> entities.createNativeQuery(
                        "select code, ar, en, cast(peer_codes as text) as peers, retired from known_code where list = :list",
                        Tuple.class)
                .setParameter("list", list.list())
                .getResultList());
        rows.forEach(row -> codes.put(row.get("code", String.class), code(list, row)));
        return codes;
    }

    private Code code(Vocabulary list, Tuple row) {
        return new Code(
                row.get("code", String.class),
                row.get("ar", String.class),
                row.get("en", String.class),
                read(row.get("peers", String.class)),
                row.get("retired", Boolean.class),
                CodeLists.parentOf(list.list(), row.get("code", String.class)));
    }

    private Map<PeerProfile, String> read(String peers) {
        try {
            return mapper.readValue(peers, PEER_CODES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String written(Map<PeerProfile, String> peers) {
        try {
            return mapper.writeValueAsString(peers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
