package org.wasl.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.junit.jupiter.api.Test;

/** A person's telephone and mail address stand in the list of contact points and nowhere else, so that whether they are safe stands beside them (ADR 52). */
class ContactPointsAreAListTest {
    private static final Set<String> NAMES =
            Set.of("phone", "phones", "phonenumber", "telephone", "mobile", "email", "emails", "mail");

    /** What is searched by, and the form of a standard, which has lists of those that may be used. */
    private static final List<String> OTHERS = List.of("PersonQuery.phone", "SrPerson.email", "SrPerson.phoneNumber");

    @Test
    void no_record_of_the_contract_has_a_telephone_or_address_beside_the_list() {
        assertThat(new ClassFileImporter()
                                .withImportOption(new ImportOption.DoNotIncludeTests())
                                .importPackages("org.wasl.registry")
                                .stream()
                                .filter(each -> each.isAssignableTo(Record.class))
                                .map(JavaClass::reflect)
                                .filter(ContactPointsAreAListTest::isOfTheContract)
                                .flatMap(each -> Stream.of(each.getRecordComponents()))
                                .filter(member ->
                                        NAMES.contains(member.getName().toLowerCase(Locale.ROOT)))
                                .map(ContactPointsAreAListTest::name))
                .containsExactlyInAnyOrderElementsOf(OTHERS);
    }

    private static boolean isOfTheContract(Class<?> each) {
        return each.isAnnotationPresent(Schema.class)
                || Stream.of(each.getDeclaredFields()).anyMatch(field -> field.isAnnotationPresent(Schema.class));
    }

    private static String name(RecordComponent member) {
        return member.getDeclaringRecord().getSimpleName() + "." + member.getName();
    }
}
