package org.wasl.cases.casefile;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.JoinColumn;
import java.util.HashSet;
import java.util.Set;

/** Whose work a case is: its owner, its supervisor, and the accounts that owned it before. */
@Embeddable
class Ownership {
    @Column(name = "owner_id")
    private String ownerId;

    @Column(name = "supervisor_id")
    private String supervisorId;

    @ElementCollection
    @CollectionTable(name = "case_former_owner", joinColumns = @JoinColumn(name = "case_id"))
    @Column(name = "account_id")
    private Set<String> formerOwners = new HashSet<>();

    protected Ownership() {}

    Ownership(String owner, String supervisor) {
        ownerId = owner;
        supervisorId = supervisor;
    }

    void assign(String owner, String supervisor) {
        formerOwners.add(ownerId);
        ownerId = owner;
        supervisorId = supervisor;
    }

    void changeSupervisor(String supervisor) {
        supervisorId = supervisor;
    }

    String owner() {
        return ownerId;
    }

    /** Null where the case names no supervisor. */
    String supervisor() {
        return supervisorId;
    }

    /** Accounts whose work the case is or was: none of them decides about it. */
    Set<String> workers() {
        Set<String> workers = new HashSet<>(formerOwners);
        workers.add(ownerId);
        return workers;
    }
}
