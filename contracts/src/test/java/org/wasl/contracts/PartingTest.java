package org.wasl.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.wasl.contracts.event.MergeUndone;
import org.wasl.contracts.event.MergeUndone.Subject;
import org.wasl.contracts.event.Parting;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.PersonId;

/** To whom of two persons a row goes when a merge is taken back. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PartingTest {
    private static final PersonId SEPARATED = person();
    private static final PersonId FOLLOWER = person();
    private static final PersonId SURVIVOR = person();
    private static final AgencyId LEAVING = agency();
    private static final AgencyId STAYING = agency();
    private static final AgencyId HOLDS_BOTH_OR_NONE = agency();
    private static final Instant MERGED = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant MEANWHILE = MERGED.plusSeconds(60);
    private static final Instant BEFORE = MERGED.minusSeconds(60);

    @Test
    void what_was_written_meanwhile_goes_with_the_record_that_the_writer_holds() {
        for (PersonId named : Set.of(SEPARATED, FOLLOWER, SURVIVOR)) {
            assertThat(parted(SURVIVOR, named, LEAVING, MEANWHILE).person()).isEqualTo(SEPARATED);
            assertThat(parted(SURVIVOR, named, STAYING, MEANWHILE).person()).isEqualTo(SURVIVOR);
        }
        assertThat(parted(SEPARATED, SEPARATED, STAYING, MEANWHILE).person()).isEqualTo(SURVIVOR);
    }

    @Test
    void who_holds_both_or_none_keeps_what_was_named() {
        assertThat(parted(SURVIVOR, SEPARATED, HOLDS_BOTH_OR_NONE, MEANWHILE).person())
                .isEqualTo(SEPARATED);
        assertThat(parted(SURVIVOR, FOLLOWER, HOLDS_BOTH_OR_NONE, MEANWHILE).person())
                .isEqualTo(SEPARATED);
        assertThat(parted(SURVIVOR, SURVIVOR, HOLDS_BOTH_OR_NONE, MEANWHILE).person())
                .isEqualTo(SURVIVOR);
    }

    @Test
    void what_was_written_before_is_about_the_person_it_named_whoever_wrote_it() {
        for (AgencyId writer : Set.of(LEAVING, STAYING, HOLDS_BOTH_OR_NONE)) {
            assertThat(parted(SURVIVOR, SEPARATED, writer, BEFORE).person()).isEqualTo(SEPARATED);
            assertThat(parted(SURVIVOR, SURVIVOR, writer, BEFORE).person()).isEqualTo(SURVIVOR);
        }
    }

    /** Else the next merge, and its undoing, would give it back to the other person. */
    @Test
    void what_went_with_its_writer_stays_with_that_person_in_later_merges() {
        Subject gone = parted(SURVIVOR, SURVIVOR, LEAVING, MEANWHILE);
        Parting later =
                new Parting(SEPARATED, SURVIVOR, Set.of(SEPARATED), Set.of(), Set.of(), MEANWHILE.plusSeconds(60));
        assertThat(later.subject(new Subject(SURVIVOR, gone.original()), LEAVING, MEANWHILE)
                        .person())
                .isEqualTo(SEPARATED);

        Subject stayed = parted(SURVIVOR, SEPARATED, STAYING, MEANWHILE);
        assertThat(later.subject(stayed, STAYING, MEANWHILE).person()).isEqualTo(SURVIVOR);
    }

    @Test
    void a_row_of_another_person_is_not_touched() {
        Subject other = new Subject(person(), SURVIVOR);
        assertThat(parting().subject(other, LEAVING, MEANWHILE)).isEqualTo(other);
    }

    @Test
    void an_event_of_before_it_was_told_parts_by_what_was_named() {
        MergeUndone old = new MergeUndone(SEPARATED, SURVIVOR, null, null, null);
        assertThat(old.part(new Subject(SURVIVOR, SEPARATED), STAYING, MEANWHILE)
                        .person())
                .isEqualTo(SEPARATED);
        assertThat(old.part(new Subject(SURVIVOR, SURVIVOR), LEAVING, MEANWHILE).person())
                .isEqualTo(SURVIVOR);
    }

    private static Subject parted(PersonId person, PersonId named, AgencyId writer, Instant at) {
        return parting().subject(new Subject(person, named), writer, at);
    }

    private static Parting parting() {
        return new Parting(SEPARATED, SURVIVOR, Set.of(SEPARATED, FOLLOWER), Set.of(LEAVING), Set.of(STAYING), MERGED);
    }

    private static PersonId person() {
        return new PersonId(UUID.randomUUID());
    }

    private static AgencyId agency() {
        return new AgencyId(UUID.randomUUID());
    }
}
