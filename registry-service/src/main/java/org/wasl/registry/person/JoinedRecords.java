package org.wasl.registry.person;

import jakarta.persistence.Embeddable;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.Parent;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.Aggregate;

/**
 * One record with those that were merged into it. Nothing is moved by a merge: the survivor is read together with the records that point to it, so that an unmerge
 * is exact. The pointer is a field of the person: of an association in an embedded part, a subquery that names it by an outer alias makes an inner join, and loses
 * all who were not merged.
 */
@Embeddable
public class JoinedRecords {
    @Parent
    private Person record;

    @OneToMany(mappedBy = "survivor")
    @OrderBy("id")
    private List<Person> merged = new ArrayList<>();

    protected JoinedRecords() {}

    JoinedRecords(Person record) {
        this.record = record;
    }

    /** Hibernate asks for it, and sets it in what it reads. */
    protected Person getRecord() {
        return record;
    }

    protected void setRecord(Person record) {
        this.record = record;
    }

    /** This record and those merged into it. */
    Stream<Person> all() {
        return Stream.concat(Stream.of(record), merged.stream());
    }

    Set<UUID> ids() {
        return all().map(Aggregate::rawId).collect(Collectors.toUnmodifiableSet());
    }

    Optional<Person> ownOf(AgencyId agency) {
        return all().filter(one -> one.isOwnOf(agency)).findFirst();
    }

    /** The record into which an agency writes what it knows of the person. */
    Person recordOf(AgencyId agency) {
        return ownOf(agency).orElseThrow(Problem::notFound);
    }

    /** Not those of agencies that let the person go. */
    Stream<Person> kept() {
        return all().filter(one -> one.isOwnOf(one.agency()));
    }

    /** @see Person#governing */
    Person governing(AgencyId agency) {
        return ownOf(agency).or(() -> kept().findFirst()).orElse(record);
    }

    /** The agencies that keep the records which are not this one's. */
    Set<UUID> otherKeepers(AgencyId agency) {
        return all().filter(one -> !one.agency().equals(agency))
                .map(one -> one.agency().value())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Merges this record into another one.
     *
     * @return those that had been merged into this one before, and follow
     */
    public Set<UUID> mergeInto(Person other, Clock clock) {
        record.restriction().requireNone();
        other.restriction().requireNone();
        other.addHolders(record);
        Set<UUID> followers = moveTo(other);
        record.state().merge();
        record.touch(clock);
        other.touch(clock);
        return followers;
    }

    /**
     * @param followers those that came with this record and go with it again
     * @param leaving the agencies that held the other record only by this one
     */
    public void unmerge(Set<UUID> followers, Set<UUID> leaving, Clock clock) {
        Person other = record.survivor();
        other.removeHolders(leaving);
        moveOutOf(other, followers);
        other.touch(clock);
        record.state().unmerge();
        record.touch(clock);
    }

    /** Moves the numbers that these agencies have added here since then to the other record. */
    void moveIdentifiersTo(Person other, Set<UUID> agencies, Instant since, Clock clock) {
        if (record.identifiers().moveTo(other, other.identifiers(), agencies, since)) {
            record.updateBlockingKeys();
            other.updateBlockingKeys();
            record.touch(clock);
            other.touch(clock);
        }
    }

    private Set<UUID> moveTo(Person other) {
        List<Person> followers = List.copyOf(merged);
        merged.clear();
        Stream.concat(Stream.of(record), followers.stream())
                .forEach(one -> other.joined().add(one));
        return followers.stream().map(Aggregate::rawId).collect(Collectors.toSet());
    }

    private void moveOutOf(Person other, Set<UUID> followers) {
        List<Person> others = other.joined().merged;
        others.remove(record);
        record.mergedInto(null);
        List.copyOf(others).stream()
                .filter(one -> followers.contains(one.rawId()))
                .forEach(follower -> {
                    others.remove(follower);
                    add(follower);
                });
    }

    private void add(Person one) {
        merged.add(one);
        one.mergedInto(record);
    }
}
