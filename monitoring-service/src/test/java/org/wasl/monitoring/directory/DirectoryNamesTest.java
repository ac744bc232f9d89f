package org.wasl.monitoring.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.contracts.code.OrganizationStatus;
import org.wasl.contracts.event.DirectoryChanged;
import org.wasl.contracts.id.AgencyId;
import org.wasl.monitoring.MonitoringTest;
import org.wasl.monitoring.directory.DirectoryNames.Name;

/** What is in the directory is called as it was told last, and a confidential place by no name. */
@QuarkusTest
class DirectoryNamesTest extends MonitoringTest {
    @Inject
    DirectoryNames names;

    private void told(DirectoryChanged changed) {
        QuarkusTransaction.requiringNew().run(() -> names.follow(changed));
    }

    private Name nameOf(UUID id) {
        return names.of(List.of(id)).get(id);
    }

    @Test
    void an_organization_is_called_as_it_was_told_last() {
        AgencyId agency = new AgencyId(UUID.randomUUID());
        DirectoryChanged changed =
                new DirectoryChanged(agency, "organization", agency.value(), OrganizationStatus.OPEN);

        told(changed.called("جمعية", "Association"));
        told(changed);
        assertThat(nameOf(agency.value()))
                .as("an event without a name says nothing of it")
                .isEqualTo(new Name("جمعية", "Association"));

        told(changed.called(null, "Society"));
        assertThat(nameOf(agency.value())).isEqualTo(new Name(null, "Society"));
    }

    @Test
    void a_place_that_becomes_confidential_loses_its_name_until_it_is_public_again() {
        UUID place = UUID.randomUUID();
        DirectoryChanged changed = new DirectoryChanged(new AgencyId(UUID.randomUUID()), "location", place);
        told(changed.called("مركز", "Centre").asPlace(false));
        assertThat(nameOf(place)).isEqualTo(new Name("مركز", "Centre"));

        told(changed.asPlace(true));
        told(changed.called("مركز", "Centre"));
        assertThat(nameOf(place).en()).as("a change of before").isNull();

        told(changed.called("مركز", "Centre").asPlace(false));
        assertThat(nameOf(place).en()).isEqualTo("Centre");
    }
}
