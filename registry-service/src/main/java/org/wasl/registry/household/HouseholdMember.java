package org.wasl.registry.household;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.wasl.contracts.code.HouseholdRole;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.value.Uuid7;

/** Somebody's time in a household, from joining to leaving. */
@Entity
@Table(name = "household_member")
class HouseholdMember {
    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "household_id")
    private Household household;

    @Column(name = "person_id")
    private UUID personId;

    @Enumerated(EnumType.STRING)
    private HouseholdRole role;

    private boolean principal;

    @Column(name = "joined_on")
    private LocalDate joinedOn;

    @Column(name = "left_on")
    private LocalDate leftOn;

    protected HouseholdMember() {}

    HouseholdMember(Household household, MemberBody body, LocalDate on) {
        id = Uuid7.next();
        this.household = household;
        personId = body.personId().value();
        role = body.role();
        principal = Boolean.TRUE.equals(body.principalRepresentative());
        joinedOn = on;
    }

    void leave(LocalDate on) {
        leftOn = on;
    }

    void become(HouseholdRole next) {
        role = next;
    }

    boolean isPresent() {
        return leftOn == null;
    }

    PersonId person() {
        return new PersonId(personId);
    }

    HouseholdRole role() {
        return role;
    }

    Household.Present present() {
        return new Household.Present(person(), role, principal);
    }

    HouseholdResource.MemberView view() {
        return new HouseholdResource.MemberView(person(), role, principal, joinedOn, leftOn);
    }
}
