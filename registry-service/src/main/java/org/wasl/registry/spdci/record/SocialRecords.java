package org.wasl.registry.spdci.record;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.wasl.contracts.code.ConsentPurpose;
import org.wasl.contracts.code.ContactPointKind;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.code.HouseholdRole;
import org.wasl.contracts.code.IdentifierStatus;
import org.wasl.contracts.code.MaritalStatus;
import org.wasl.contracts.code.NameScript;
import org.wasl.contracts.code.NameUse;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.value.JordanTime;
import org.wasl.registry.household.Household;
import org.wasl.registry.household.PovertyScore;
import org.wasl.registry.person.FieldAccess;
import org.wasl.registry.person.Person;
import org.wasl.registry.person.PersonAccessPolicy;
import org.wasl.registry.person.PersonFields;
import org.wasl.registry.person.PersonView;
import org.wasl.registry.person.Persons;
import org.wasl.registry.spdci.IdentifierTypes;
import org.wasl.registry.spdci.message.RecordAddresses;
import org.wasl.registry.spdci.record.SocialRecord.Address;
import org.wasl.registry.spdci.record.SocialRecord.Group;
import org.wasl.registry.spdci.record.SocialRecord.Identifier;
import org.wasl.registry.spdci.record.SocialRecord.Member;
import org.wasl.registry.spdci.record.SocialRecord.Name;
import org.wasl.registry.spdci.record.SocialRecord.Related;
import org.wasl.registry.spdci.record.SocialRecord.SrPerson;

/** Persons and households as the standard writes them, each as far as the receiving agency may see it. What is told is audited here. */
@ApplicationScoped
public class SocialRecords {
    private static final List<String> CONTEXT =
            List.of("https://schema.spdci.org/core/v1/data/", "https://schema.spdci.org/extensions/social/v1/data/");

    private final Persons persons;
    private final PersonAccessPolicy policy;
    private final Journal journal;
    private final Sealer cipher;
    private final Clock clock;
    private final RecordAddresses addresses;

    @Inject
    SocialRecords(
            Persons persons,
            PersonAccessPolicy policy,
            Journal journal,
            Sealer cipher,
            Clock clock,
            RecordAddresses addresses) {
        this.persons = persons;
        this.policy = policy;
        this.journal = journal;
        this.cipher = cipher;
        this.clock = clock;
        this.addresses = addresses;
    }

    /**
     * Who reads, and how.
     *
     * @param locale ISO 639-3; names are told in its script where there are such
     * @param disclosed takes each record that is told
     */
    public record Reader(
            AgencyId agency, Optional<ConsentPurpose> purpose, String locale, Collection<DisclosedRecord> disclosed) {}

    /** Whether all that was told of some records is still open to the agency. */
    public boolean areOpen(Collection<DisclosedRecord> disclosed, AgencyId agency) {
        return disclosed.stream()
                .collect(Collectors.groupingBy(told -> Optional.ofNullable(told.purpose())))
                .entrySet()
                .stream()
                .allMatch(ofPurpose -> areOpen(ofPurpose.getValue(), agency, ofPurpose.getKey()));
    }

    private boolean areOpen(List<DisclosedRecord> disclosed, AgencyId agency, Optional<ConsentPurpose> purpose) {
        Set<UUID> ids = disclosed.stream().map(DisclosedRecord::record).collect(Collectors.toSet());
        Map<UUID, FieldAccess> now = policy.accessOf(persons.list("id in ?1", ids), agency, purpose);
        return disclosed.stream()
                .allMatch(told -> now.containsKey(told.record())
                        && now.get(told.record())
                                .records()
                                .getOrDefault(told.record(), Set.of())
                                .containsAll(told.groups()));
    }

    public List<Object> members(List<Person> people, Reader reader) {
        return told(people, reader, (person, access) -> member(person, access, reader, CONTEXT));
    }

    public List<Object> people(List<Person> people, Reader reader) {
        return told(people, reader, (person, access) -> srPerson(view(person, access, reader), reader, CONTEXT));
    }

    /**
     * Members whom the agency may not know are counted in the size and not listed. A child with two homes is a member of the main one alone: who pays for each member
     * pays once.
     */
    public List<Object> groups(List<Household> households, Reader reader) {
        Set<UUID> ids = households.stream()
                .flatMap(household -> household.present().stream())
                .map(member -> member.person().value())
                .collect(Collectors.toSet());
        Map<UUID, Person> people = ids.isEmpty()
                ? Map.of()
                : persons.list("id in ?1", ids).stream().collect(Collectors.toMap(Person::rawId, Function.identity()));
        Map<UUID, FieldAccess> access = accessOf(people.values(), reader);
        journal.read(
                "household",
                households.stream().map(Household::rawId).collect(Collectors.toSet()),
                Set.of(FieldGroup.HOUSEHOLD));
        return households.stream()
                .<Object>map(household -> group(household, people, access, reader))
                .toList();
    }

    private interface Told {
        Object of(Person person, FieldAccess access);
    }

    private List<Object> told(List<Person> people, Reader reader, Told told) {
        Map<UUID, FieldAccess> access = accessOf(people, reader);
        return people.stream()
                .map(person -> told.of(person, access.get(person.rawId())))
                .toList();
    }

    private Map<UUID, FieldAccess> accessOf(Collection<Person> people, Reader reader) {
        Map<UUID, FieldAccess> access = policy.accessOf(people, reader.agency(), reader.purpose());
        Set<FieldGroup> groups = new HashSet<>();
        Set<UUID> read = new HashSet<>();
        access.forEach((id, open) -> {
            groups.addAll(open.groups());
            if (!open.groups().isEmpty()) {
                read.add(id);
            }
            open.records().forEach((record, parts) -> {
                if (!parts.isEmpty()) {
                    reader.disclosed()
                            .add(new DisclosedRecord(record, reader.purpose().orElse(null), parts));
                }
            });
        });
        journal.read("person", read, groups);
        return access;
    }

    private Group group(Household household, Map<UUID, Person> people, Map<UUID, FieldAccess> access, Reader reader) {
        List<Household.Present> present = household.counted();
        List<Member> members = new ArrayList<>();
        Member head = null;
        UUID headId = null;
        for (Household.Present one : present) {
            Person person = people.get(one.person().value());
            FieldAccess open = person == null ? null : access.get(person.rawId());
            if (one.role() == HouseholdRole.HEAD) {
                headId = one.person().value();
            }
            if (open == null || open.groups().isEmpty()) {
                continue;
            }
            Member member = member(person, open, reader, null);
            if (one.role() == HouseholdRole.HEAD) {
                head = member;
            } else if (headId != null) {
                member = member.related(
                        List.of(new Related("RelatedPerson", relation(one.role()), addresses.ofPerson(headId))));
            }
            members.add(member);
        }
        PovertyScore score = household.povertyScore();
        Person first = headId == null ? null : people.get(headId);
        boolean located = first != null && access.get(first.rawId()).to(FieldGroup.LOCATION);
        return new Group(
                CONTEXT,
                "Group",
                addresses.ofHousehold(household.rawId()),
                List.of(new Identifier(
                        "Identifier", "HOUSEHOLD_ID", household.rawId().toString())),
                "HHD",
                located ? address(view(first, access.get(first.rawId()), reader)) : null,
                score == null ? null : score.score(),
                score == null ? null : score.type(),
                head,
                present.size(),
                members,
                household.createdAt(),
                household.updatedAt());
    }

    private PersonView view(Person person, FieldAccess access, Reader reader) {
        return PersonView.of(person, access, reader.agency(), List.of(), JordanTime.today(clock), cipher);
    }

    private Member member(Person person, FieldAccess access, Reader reader, List<String> context) {
        PersonView view = view(person, access, reader);
        return new Member(
                context,
                "Member",
                addresses.ofPerson(person.rawId()),
                identifiers(view),
                srPerson(view, reader, null),
                null,
                view.disability(),
                maritalStatus(view.maritalStatus()),
                language(view.preferredLanguage()),
                view.metadata().createdAt(),
                view.metadata().updatedAt(),
                redacted(access));
    }

    private SrPerson srPerson(PersonView view, Reader reader, List<String> context) {
        return new SrPerson(
                context,
                "SRPerson",
                addresses.ofPerson(view.metadata().id()),
                identifiers(view),
                name(view.names(), reader.locale()),
                view.sex() == null ? null : view.sex().name().toLowerCase(Locale.ROOT),
                // The standard has a time here; a day of birth has none, and midnight in some zone would be another day
                // in the next.
                view.birthDate() == null ? null : view.birthDate() + "T00:00:00Z",
                address(view),
                usable(view, ContactPointKind.PHONE),
                usable(view, ContactPointKind.EMAIL),
                view.metadata().createdAt(),
                view.metadata().updatedAt());
    }

    private static List<String> usable(PersonView view, ContactPointKind kind) {
        List<String> values = view.usable(kind);
        return values.isEmpty() ? null : values;
    }

    /** Numbers that hold, where they are open; the partner's own ids always: it gave them. */
    private static List<Identifier> identifiers(PersonView view) {
        List<Identifier> all = new ArrayList<>();
        view.identifiers().stream()
                .filter(number -> number.status() != IdentifierStatus.REVOKED)
                .forEach(number ->
                        all.add(new Identifier("Identifier", IdentifierTypes.typeOf(number.system()), number.value())));
        view.externalIds().forEach(id -> all.add(new Identifier("Identifier", id.scheme(), id.value())));
        return all;
    }

    private static Name name(List<PersonFields.Name> names, String locale) {
        NameScript script = "ara".equals(locale) ? NameScript.ARAB : NameScript.LATN;
        return names.stream()
                .min(Comparator.comparing((PersonFields.Name name) -> name.script() != script)
                        .thenComparing(name -> name.use() != NameUse.OFFICIAL))
                .map(name -> new Name("Name", name.family(), name.given(), name.father(), name.grandfather()))
                .orElse(null);
    }

    private static Address address(PersonView view) {
        return view.governorate() == null && view.district() == null
                ? null
                : new Address("Address", view.governorate(), view.district(), "JO");
    }

    /** ISO 639-1 as we keep it, ISO 639-3 as the standard wants it. */
    private static String language(String tag) {
        return tag == null ? null : Locale.forLanguageTag(tag).getISO3Language();
    }

    /** What is there and not shown is named, so that it is not taken for empty. */
    private static List<SocialRecord.Additional> redacted(FieldAccess access) {
        Set<FieldGroup> hidden = access.hidden();
        return hidden.isEmpty()
                ? null
                : List.of(new SocialRecord.Additional(
                        "redactions", hidden.stream().map(Enum::name).sorted().toList()));
    }

    /** Source: {@code MaritalStatusEnum} of SPDCI core. */
    public static String maritalStatus(MaritalStatus status) {
        return status == null
                ? null
                : switch (status) {
                    case SINGLE -> "S";
                    case MARRIED -> "M";
                    case WIDOWED -> "W";
                    case DIVORCED -> "D";
                    case SEPARATED -> "L";
                    case ANNULLED -> "A";
                    case UNMARRIED -> "U";
                };
    }

    /** Source: {@code RelationshipTypeEnum} of SPDCI core. */
    private static String relation(HouseholdRole role) {
        return switch (role) {
            case HEAD -> "SELF";
            case SPOUSE -> "SPS";
            case CHILD -> "CHILD";
            case PARENT -> "PRN";
            case SIBLING -> "SIB";
            case GRANDPARENT -> "GRPRN";
            case GRANDCHILD -> "GRNDCHILD";
            case OTHER_RELATIVE, CAREGIVER -> "EXT";
            case NON_RELATIVE -> "FAMMEMB";
            case FOSTER_CHILD -> "CHLDFOST";
        };
    }
}
