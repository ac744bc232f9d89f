package org.wasl.registry.person;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.TestServersResource;

/** The telephone and the mail address of before become the first contact points (V0218), in a schema of the test's own. */
@Tag("servers")
@DisplayNameGeneration(ReplaceUnderscores.class)
class ContactPointsMigrationTest {
    private static final String BEFORE = """
            create schema before_contact_points;
            set local search_path to before_contact_points;
            create table person (id uuid primary key, phone text, email text, match_keys_version int not null default 2);
            create index person_phone_ix on person (right(phone, 9)) where phone is not null;
            insert into person (id, phone, email)
            select cast(lpad(n::text, 32, '0') as uuid), phone, email from (values
                (1, '+962790000001', 'a@example.org'), (2, '0790000002', null), (3, '00962790000003', null), (4, '065550004', null),
                (5, '9620790000005', null), (6, '0944000006', null), (7, '0012025550107', null), (8, null, 'h@example.org'),
                (9, null, null), (10, '65550010', null)) before (n, phone, email)""";

    private static final String AFTER = """
            do $$
            declare
                points text := (select string_agg(concat_ws(' ', right(person_id::text, 2), position, kind, contact_use, value, safe_to_use), ', ' order by person_id, position)
                    from person_contact_point);
                anew text := (select string_agg(right(id::text, 2), ' ' order by id) from person where match_keys_version = 0);
            begin
                assert points = '01 0 PHONE +962790000001, 01 1 EMAIL a@example.org, 02 0 PHONE +962790000002, 03 0 PHONE +962790000003, '
                    || '04 0 PHONE +96265550004, 05 0 PHONE +962790000005, 06 0 PHONE 0944000006, 07 0 PHONE +12025550107, '
                    || '08 0 EMAIL h@example.org, 10 0 PHONE +96265550010', points;
                assert anew = '04 10', anew;
            end $$""";

    @Test
    void what_was_there_becomes_a_list_in_the_form_of_today() throws IOException {
        TestServersResource.asAdministrator(
                BEFORE, migration(), AFTER, "drop schema before_contact_points cascade", "reset search_path");
    }

    private static String migration() throws IOException {
        try (InputStream script = ContactPointsMigrationTest.class.getResourceAsStream(
                "/db/migration/V0218__contact_points_are_a_list.sql")) {
            return new String(script.readAllBytes(), UTF_8);
        }
    }
}
