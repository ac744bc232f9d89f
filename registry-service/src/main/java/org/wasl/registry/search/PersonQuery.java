package org.wasl.registry.search;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.ConsentPurpose;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.code.SearchAgreement;
import org.wasl.contracts.code.SearchField;
import org.wasl.contracts.code.Sex;
import org.wasl.contracts.id.HouseholdId;
import org.wasl.contracts.vocabulary.Vocabulary;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.InvisibleMarks;
import org.wasl.platform.value.PossibleDate;
import org.wasl.platform.vocabulary.CodeOf;
import org.wasl.registry.household.Households;
import org.wasl.registry.person.IdentifierBody;
import org.wasl.registry.person.IdentifierIndex;
import org.wasl.registry.person.Person;
import org.wasl.registry.person.PersonView;
import org.wasl.registry.person.PhoneNumber;

/**
 * What is looked for; all of it must be met. A POST, so that names and numbers stay out of addresses and logs.
 *
 * @param name words of a name in either script, in any order, or how they begin
 * @param phone any of the numbers of the person, with the country before it or not
 * @param birthDate also met by day and month exchanged, and by the year where no more is known
 * @param governorate ISO 3166-2
 * @param householdId in which the person lives now
 */
@Schema(name = "PersonSearch")
public record PersonQuery(
        @Size(min = 2, max = 200) @CleanText @Schema(nullable = true, examples = "Layla Khatib")
        String name,

        @Valid @Schema(nullable = true) IdentifierBody identifier,

        @Pattern(regexp = "\\+?[0-9 ()-]{6,20}") @Schema(nullable = true, examples = "0790000000")
        String phone,

        @Schema(nullable = true) @PossibleDate LocalDate birthDate,
        @Schema(nullable = true) Sex sex,

        @CodeOf(Vocabulary.GOVERNORATE) @Schema(nullable = true, examples = "JO-IR")
        String governorate,

        @Schema(nullable = true) HouseholdId householdId) {

    /** What was copied is found as what was typed. */
    public PersonQuery {
        name = InvisibleMarks.removed(name);
        phone = InvisibleMarks.removed(phone);
    }

    /**
     * The parts of the record by whose fields is searched: who searches by one must be allowed to see it, or a search would tell what a reading hides. A name
     * and a number are looked for in each record of a person, with the same rule.
     */
    Set<FieldGroup> opened() {
        Set<FieldGroup> opened = EnumSet.noneOf(FieldGroup.class);
        if (birthDate != null || sex != null) {
            opened.add(FieldGroup.IDENTITY);
        }
        if (phone != null) {
            opened.add(FieldGroup.CONTACT);
        }
        if (governorate != null) {
            opened.add(FieldGroup.LOCATION);
        }
        if (householdId != null) {
            opened.add(FieldGroup.HOUSEHOLD);
        }
        return opened;
    }

    /** Everything but the name. */
    Filter<Person> within(Filter<Person> filter, IdentifierIndex identifiers, Optional<ConsentPurpose> purpose) {
        if (identifier != null) {
            identifiers.narrow(filter, identifier.number("/identifier"), purpose);
        }
        if (birthDate != null) {
            YearMonth month = YearMonth.from(birthDate);
            // Ranges, which an index knows; years of dates it does not.
            filter.and(
                            "e.demographics.birthDate in (:born) or e.demographics.birthDate between :yearBegins and :yearEnds and e.demographics.birthDatePrecision in (YEAR, ESTIMATED)"
                                    + " or e.demographics.birthDate between :monthBegins and :monthEnds and e.demographics.birthDatePrecision = MONTH")
                    .with(
                            "born",
                            exchanged().map(other -> List.of(birthDate, other)).orElse(List.of(birthDate)))
                    .with("yearBegins", birthDate.withDayOfYear(1))
                    .with("yearEnds", birthDate.with(TemporalAdjusters.lastDayOfYear()))
                    .with("monthBegins", month.atDay(1))
                    .with("monthEnds", month.atEndOfMonth());
        }
        return filter.andIfGiven(
                        "exists (select 1 from e.contactPoints.all c where c.kind = PHONE and right(c.value, 9) = :phone)",
                        "phone",
                        phone == null ? null : PhoneNumber.lastDigits(phone))
                .andIfGiven("e.demographics.sex = :sex", "sex", sex)
                .andIfGiven("e.residence.governorate = :governorate", "governorate", governorate)
                .andIfGiven(
                        "exists (select 1 from HouseholdMember m join Person p on p.id = m.personId"
                                + " where m.household.id = :household and m.leftOn is null"
                                + " and coalesce(p.survivor.id, p.id) = coalesce(e.survivor.id, e.id)"
                                + " and (" + Households.saidBy(":agency") + " or " + Households.saidBy("e.agencyId")
                                + "))",
                        "household",
                        householdId);
    }

    List<FoundPerson.SearchReason> reasons(PersonView shown) {
        List<FoundPerson.SearchReason> reasons = new ArrayList<>();
        told(reasons, identifier, SearchField.IDENTIFIER, SearchAgreement.EQUAL);
        told(reasons, phone, SearchField.PHONE, SearchAgreement.EQUAL);
        told(
                reasons,
                birthDate,
                SearchField.BIRTH_DATE,
                Objects.equals(birthDate, shown.birthDate()) ? SearchAgreement.EQUAL : SearchAgreement.SIMILAR);
        told(reasons, sex, SearchField.SEX, SearchAgreement.EQUAL);
        told(reasons, governorate, SearchField.GOVERNORATE, SearchAgreement.EQUAL);
        told(reasons, householdId, SearchField.HOUSEHOLD, SearchAgreement.EQUAL);
        return reasons;
    }

    private static void told(
            List<FoundPerson.SearchReason> reasons, Object asked, SearchField field, SearchAgreement agreement) {
        if (asked != null) {
            reasons.add(new FoundPerson.SearchReason(field, agreement, null));
        }
    }

    /** The day and the month in each other's place, as forms of two countries have them. */
    private Optional<LocalDate> exchanged() {
        try {
            return Optional.of(LocalDate.of(birthDate.getYear(), birthDate.getDayOfMonth(), birthDate.getMonthValue()));
        } catch (DateTimeException noSuchMonth) {
            return Optional.empty();
        }
    }
}
