package org.wasl.platform.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import org.wasl.platform.value.Aggregate;

/** An account with the agency and roles of the last token that it came with. Written by {@link SeenAccounts}. */
@Entity
@Table(name = "seen_account")
public class SeenAccount extends Aggregate {
    @Column(name = "account_id")
    private String accountId;

    private String[] roles;

    protected SeenAccount() {}

    public String account() {
        return accountId;
    }

    public List<String> roles() {
        return List.of(roles);
    }
}
