package org.wasl.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.wasl.platform.testing.ArchitectureRules;
import org.wasl.platform.testing.QuerySources;
import org.wasl.referral.directory.part.HsdsJson;
import org.wasl.referral.directory.part.HsdsRecord;
import org.wasl.referral.directory.part.HsdsShape;

class ArchitectureTest {
    /** Records of the standard are in bodies and rows alike (ADR 41). */
    @TestFactory
    Stream<DynamicTest> the_rules_of_the_house() {
        return ArchitectureRules.checked(
                "org.wasl.referral", recordsOfHsds().map(Class::getSimpleName).toArray(String[]::new));
    }

    /** A member of ours, or one by another name than the standard's, needs a body of its own. */
    @TestFactory
    Stream<DynamicTest> a_record_of_the_standard_has_members_of_the_standard_only() {
        return recordsOfHsds()
                .map(record -> dynamicTest(record.getSimpleName(), () -> {
                    Map<String, HsdsShape.Member> standard =
                            HsdsShape.of(record.getAnnotation(HsdsRecord.class).value());
                    for (BeanPropertyDefinition member : members(record)) {
                        assertThat(standard).containsKey(member.getName());
                        assertThat(kind(member))
                                .isEqualTo(standard.get(member.getName()).of());
                    }
                }));
    }

    private static Stream<Class<?>> recordsOfHsds() {
        return new ClassFileImporter()
                .importPackages("org.wasl.referral").stream()
                        .filter(each -> each.isAnnotatedWith(HsdsRecord.class))
                        .map(each -> each.reflect());
    }

    /** By their names in HSDS. */
    private static Iterable<BeanPropertyDefinition> members(Class<?> record) {
        return HsdsJson.MAPPER
                .getSerializationConfig()
                .introspect(HsdsJson.MAPPER.constructType(record))
                .findProperties();
    }

    /** Of a part or a list of parts; empty for a text, a number and the like. */
    private static String kind(BeanPropertyDefinition member) {
        Class<?> type = member.getPrimaryType().isContainerType()
                ? member.getPrimaryType().getContentType().getRawClass()
                : member.getRawPrimaryType();
        HsdsRecord record = type.getAnnotation(HsdsRecord.class);
        return record == null ? "" : record.value();
    }

    /** The facades of two standards narrow the lists of the directory by the standards' own parameters. */
    @TestFactory
    Stream<DynamicTest> the_rules_for_queries() {
        QuerySources sources = QuerySources.of("org.wasl.referral");
        return Stream.of(
                sources.noneInResources("FhirDirectoryResource", "FhirReferralResource", "HsdsListResource"),
                sources.noCycles());
    }

    @TestFactory
    Stream<DynamicTest> a_repeated_request_shows_no_personal_data_that_a_fresh_one_would_not() {
        return Stream.of(ArchitectureRules.repeatVerbatim(
                "org.wasl.referral",
                "ServiceResource",
                "ImportResource",
                "LocationResource",
                "TaxonomyResource",
                "OrganizationResource",
                "ProgramResource",
                "TaxonomyTermResource",
                "ServiceAtLocationResource"));
    }
}
