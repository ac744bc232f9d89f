package org.wasl.platform.testing;

import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaType;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Type;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.DynamicTest;
import org.wasl.platform.crypto.SealedJson;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.json.JsonConventions;
import org.wasl.platform.stored.StoredForm;
import org.wasl.platform.stored.StoredJson;

/**
 * What a service keeps as JSON outlives its API (ADR 41): each form has a sample of each of its versions in {@code src/test/resources/stored}, which this
 * release reads, and writes again as the newest of them says.
 */
public final class StoredFormRules {
    private static final String BINDING = "a row";
    private static final ObjectMapper CONVENTIONS = conventions();
    private static final Sealer SEALER = TestCiphers.with(List.of(key(1)), List.of(key(2)), CONVENTIONS);

    private StoredFormRules() {}

    /**
     * @param values simple names of records of the API that are values of the domain and of rows as well; each has its reason where it is named
     */
    public static Stream<DynamicTest> checked(JavaClasses service, String... values) {
        Set<JavaClass> inColumns = columns(service)
                .flatMap(column -> form(column).stream())
                .map(JavaType::toErasure)
                .collect(Collectors.toSet());
        Stream<DynamicTest> samples = service.stream()
                .filter(each -> each.isAnnotatedWith(StoredForm.class))
                .flatMap(form -> samples(form, inColumns.contains(form)));
        return Stream.concat(
                samples,
                Stream.of(
                        dynamicTest("a column of JSON keeps a stored form", () -> assertThat(
                                        columns(service).filter(column -> !keepsForm(column)))
                                .isEmpty()),
                        dynamicTest("neither entities nor stored forms know a record of the API", () -> noClasses()
                                .that(areKept())
                                .should()
                                .dependOnClassesThat(ofTheApi(Set.of(values)).as("belong to the API"))
                                .allowEmptyShould(true)
                                .check(service)),
                        dynamicTest("what is kept is not described by the contract", () -> noClasses()
                                .that(areKept())
                                .should(be(ofTheApi(Set.of(values))))
                                .allowEmptyShould(true)
                                .check(service))));
    }

    private static Stream<DynamicTest> samples(JavaClass form, boolean inColumn) {
        StoredForm said = form.getAnnotationOfType(StoredForm.class);
        return IntStream.rangeClosed(1, said.version())
                .mapToObj(version -> dynamicTest(said.value() + " of version " + version + " is read", () -> {
                    String sample = sample("/stored/" + said.value() + "/v" + version + ".json");
                    Object read = read(form.reflect(), sample, inColumn);
                    String written = written(read, inColumn);
                    if (version == said.version()) {
                        assertThat(tree(written))
                                .as(
                                        "What is written now. Where that changed: raise the version, keep this sample, add one of the"
                                                + " new version")
                                .isEqualTo(tree(sample));
                        assertThat(withoutSample(read))
                                .as(
                                        "Members that the newest sample does not have, so that nobody sees when they are renamed")
                                .isEmpty();
                    }
                }));
    }

    private static Object read(Class<?> form, String sample, boolean inColumn) throws JsonProcessingException {
        return inColumn
                ? StoredJson.ofColumns().readValue(sample, form)
                : SEALER.open(SEALER.sealText(sample, BINDING), BINDING, form);
    }

    /** As this release writes it. */
    private static String written(Object read, boolean inColumn) throws JsonProcessingException {
        return inColumn
                ? StoredJson.ofColumns().writeValueAsString(read)
                : SEALER.openText(SEALER.seal(read, BINDING), BINDING);
    }

    /** Members that are null wherever their record stands in the sample. */
    private static List<String> withoutSample(Object read) throws ReflectiveOperationException {
        Map<Method, Boolean> members = new LinkedHashMap<>();
        note(read, members);
        return members.entrySet().stream()
                .filter(member -> !member.getValue())
                .map(member -> member.getKey().getDeclaringClass().getSimpleName() + "."
                        + member.getKey().getName())
                .toList();
    }

    private static void note(Object value, Map<Method, Boolean> members) throws ReflectiveOperationException {
        if (value instanceof Map<?, ?> map) {
            note(map.values(), members);
        } else if (value instanceof Collection<?> all) {
            for (Object each : all) {
                note(each, members);
            }
        } else if (value instanceof Record) {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                Method member = component.getAccessor();
                member.setAccessible(true);
                Object held = member.invoke(value);
                members.merge(member, held != null, Boolean::logicalOr);
                note(held, members);
            }
        }
    }

    private static JsonNode tree(String json) {
        try {
            return ordered(said(CONVENTIONS.readTree(json)));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** Without null members: they say the same as missing ones, so that one more of them is no new version. */
    private static JsonNode said(JsonNode node) {
        node.forEach(StoredFormRules::said);
        if (node instanceof ObjectNode object) {
            object.removeIf(JsonNode::isNull);
        }
        return node;
    }

    /** A set of codes has no order, and is written in another one by each process: codes and texts in an array are put in order. */
    private static JsonNode ordered(JsonNode node) {
        node.forEach(StoredFormRules::ordered);
        if (node instanceof ArrayNode array && array.valueStream().allMatch(JsonNode::isTextual)) {
            List<JsonNode> texts =
                    array.valueStream().sorted(comparing(JsonNode::textValue)).toList();
            array.removeAll().addAll(texts);
        }
        return node;
    }

    private static String sample(String path) {
        try (InputStream file = StoredFormRules.class.getResourceAsStream(path)) {
            assertThat(file)
                    .as("A sample is missing: src/test/resources" + path)
                    .isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<JavaField> columns(JavaClasses service) {
        return service.stream()
                .flatMap(each -> each.getFields().stream())
                .filter(field -> field.tryGetAnnotationOfType(JdbcTypeCode.class)
                                .filter(code -> code.value() == SqlTypes.JSON)
                                .isPresent()
                        || field.tryGetAnnotationOfType(Type.class)
                                .filter(type -> type.value() == SealedJson.class)
                                .isPresent());
    }

    /** Of a list its elements. */
    private static Optional<JavaType> form(JavaField column) {
        Set<JavaClass> all = column.getAllInvolvedRawTypes();
        return all.stream()
                .filter(each -> each.isAssignableTo(Record.class))
                .map(JavaType.class::cast)
                .findFirst();
    }

    /** Texts, and lists and maps of texts, have no fields that could be renamed. */
    private static boolean keepsForm(JavaField column) {
        return form(column)
                .map(form -> form.toErasure().isAnnotatedWith(StoredForm.class))
                .orElse(true);
    }

    private static DescribedPredicate<JavaClass> areKept() {
        return DescribedPredicate.describe("are kept", each -> withOuter(each)
                .anyMatch(one -> Stream.of(Entity.class, Embeddable.class, MappedSuperclass.class, StoredForm.class)
                        .anyMatch(one::isAnnotatedWith)));
    }

    /** By where it stands, by its name, or because the contract describes it. The platform's values are in bodies, rows and the domain alike. */
    private static DescribedPredicate<JavaClass> ofTheApi(Set<String> values) {
        return DescribedPredicate.describe(
                "of the API",
                each -> !each.getPackageName().startsWith("org.wasl.platform.value")
                        && withOuter(each).noneMatch(one -> values.contains(one.getSimpleName()))
                        && (isDescribed(each)
                                || withOuter(each)
                                        .anyMatch(one -> one.isAnnotatedWith(Path.class)
                                                || one.getSimpleName().matches(".*(Body|View|Patch)"))));
    }

    private static boolean isDescribed(JavaClass each) {
        return each.isAnnotatedWith(Schema.class)
                || each.getFields().stream().anyMatch(field -> field.isAnnotatedWith(Schema.class));
    }

    private static Stream<JavaClass> withOuter(JavaClass each) {
        return Stream.concat(Stream.of(each), each.getEnclosingClass().stream());
    }

    private static ObjectMapper conventions() {
        ObjectMapper mapper = JsonMapper.builder().findAndAddModules().build();
        new JsonConventions().customize(mapper);
        return mapper;
    }

    private static String key(int filler) {
        byte[] key = new byte[32];
        java.util.Arrays.fill(key, (byte) filler);
        return "sample-" + filler + ":" + Base64.getEncoder().encodeToString(key);
    }
}
