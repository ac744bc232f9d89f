package org.wasl.stack.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.wasl.contracts.code.BirthDatePrecision;
import org.wasl.contracts.code.DepartureKind;
import org.wasl.contracts.code.HouseholdStatus;
import org.wasl.contracts.code.LegalStatus;
import org.wasl.contracts.code.NationalityGroup;
import org.wasl.contracts.code.NeedSeverity;
import org.wasl.contracts.code.NeedStatus;
import org.wasl.contracts.code.PersonStatus;
import org.wasl.contracts.code.Sex;
import org.wasl.contracts.event.Fact;
import org.wasl.contracts.event.HouseholdStated;
import org.wasl.contracts.event.NeedStated;
import org.wasl.contracts.event.PersonStated;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.PersonId;

/**
 * Facts of the last two years, up to now: people who were registered, their cases, services and referrals, the programmes of the centres and the workers. Nobody of
 * them exists, and no record of a service stands behind them. What is told at the same moment is the same; at another one it is another history.
 */
public final class InventedHistory {
    static final ZoneId JORDAN = ZoneId.of("Asia/Amman");
    private static final long SEED = 2033;
    private static final int YEARS = 2;
    private static final int HOUSEHOLD = 5;

    private final Country country;
    private final Chance chance;
    private final LocalDate today;
    private final long revision;
    private final Consumer<Fact> told;
    private final Casework casework;

    private InventedHistory(JsonNode directory, Clock clock, Consumer<Fact> told) {
        Instant now = clock.instant();
        this.told = told;
        today = dayOf(now);
        revision = today.toEpochDay();
        country = Country.of(directory);
        chance = new Chance(
                SEED,
                today.minusYears(YEARS).withDayOfMonth(1).atStartOfDay(JORDAN).toInstant(),
                now);
        casework = new Casework(country, chance, revision, told);
    }

    /**
     * @param directory as the demo fills it (HSDS)
     * @param persons who are registered; there are some five facts for each
     * @param told takes each fact
     */
    public static void tell(JsonNode directory, Clock clock, int persons, Consumer<Fact> told) {
        new InventedHistory(directory, clock, told).tell(persons);
    }

    private void tell(int persons) {
        new Workforce(chance, revision, told).tell();
        List<PersonStated> household = new ArrayList<>();
        List<PersonId> adults = new ArrayList<>();
        for (int i = 0; i < persons; i++) {
            PersonStated person = person(household);
            told.accept(person);
            need(person);
            casework.of(person);
            household.add(person);
            if (age(person) >= 18) {
                adults.add(new PersonId(person.recordId()));
            }
            if (household.size() == HOUSEHOLD) {
                household(household);
                household.clear();
            }
        }
        new Programmes(country, chance, revision, told).of(adults);
    }

    /** @param before who lives in the same household: the first decides where, and where they come from */
    private PersonStated person(List<PersonStated> before) {
        PersonStated first = before.isEmpty() ? null : before.get(0);
        String governorate = first == null ? country.governorate(chance) : first.governorate();
        boolean refugee =
                first == null ? country.refugee(governorate, chance) : first.legalStatus() != LegalStatus.CITIZEN;
        NationalityGroup nationality = first != null ? first.nationalityGroup() : nationality(refugee);
        int age = first == null ? chance.between(22, 78) : chance.between(0, chance.of(0.3) ? 70 : 17);
        boolean disability = chance.of(age >= 60 ? 0.3 : 0.11);
        boolean left = refugee && chance.of(0.04);
        Instant registered = first == null ? chance.moment() : first.registeredAt();
        Instant moved = left ? chance.past(chance.later(registered, 60, 400)) : null;
        AgencyId agency = refugee && chance.of(0.7) ? Country.UNHCR : chance.weighted(Country.AGENCIES);
        return new PersonStated(
                chance.id(),
                revision,
                agency,
                Set.of(),
                moved == null ? PersonStatus.ACTIVE : PersonStatus.INACTIVE,
                moved,
                moved == null
                        ? null
                        : chance.of(0.7) ? DepartureKind.VOLUNTARY_REPATRIATION : DepartureKind.RESETTLEMENT,
                null,
                registered,
                chance.of(first == null ? 0.42 : 0.56) ? Sex.FEMALE : Sex.MALE,
                today.getYear() - age,
                BirthDatePrecision.EXACT,
                governorate,
                country.district(governorate, chance),
                null,
                nationality,
                refugee ? LegalStatus.REFUGEE : LegalStatus.CITIZEN,
                disability,
                disability && chance.of(0.5),
                null);
    }

    private NationalityGroup nationality(boolean refugee) {
        if (!refugee) {
            return NationalityGroup.JORDANIAN;
        }
        return chance.of(0.86)
                ? NationalityGroup.SYRIAN
                : chance.any(List.of(
                        NationalityGroup.IRAQI,
                        NationalityGroup.YEMENI,
                        NationalityGroup.SUDANESE,
                        NationalityGroup.SOMALI,
                        NationalityGroup.OTHER));
    }

    /** On the calendar of Jordan. */
    static LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, JORDAN);
    }

    private int age(PersonStated person) {
        return today.getYear() - person.birthYear();
    }

    private void need(PersonStated person) {
        if (!person.disability() && !chance.of(0.12)) {
            return;
        }
        String code = person.disability()
                ? chance.any(List.of("DS-PM", "DS-BD", "DS-DF", "DS-PS", "DS-MM"))
                : age(person) >= 60
                        ? chance.any(List.of("ER-UR", "ER-MC", "ER-NF"))
                        : age(person) < 18
                                ? chance.any(List.of("CR-NE", "CR-LW", "CR-CS"))
                                : chance.any(List.of("SP-PT", "SM-CI", "FU-TR"));
        told.accept(new NeedStated(
                chance.id(),
                revision,
                new PersonId(person.recordId()),
                person.agencyId(),
                code,
                chance.any(List.of(NeedSeverity.values())),
                NeedStatus.ACTIVE,
                dayOf(person.registeredAt()),
                null));
    }

    private void household(List<PersonStated> members) {
        PersonStated head = members.get(0);
        told.accept(new HouseholdStated(
                chance.id(),
                revision,
                head.agencyId(),
                HouseholdStatus.ACTIVE,
                null,
                head.registeredAt(),
                members.size(),
                new PersonId(head.recordId()),
                head.sex(),
                head.birthYear(),
                head.governorate()));
    }
}
