package org.wasl.registry.consent;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.TestServersResource;

/** Whose record the consents of before open (V0270), in a schema of the test's own. Agencies are 1, 2 and 3; person 10 is agency 1's, 20 agency 2's and merged into it on day 5. */
@Tag("servers")
@DisplayNameGeneration(ReplaceUnderscores.class)
class KeepersMigrationTest {
    private static final String BEFORE = """
            create schema before_keepers;
            set local search_path to before_keepers;
            create function uid(n int) returns uuid language sql as $$ select cast(lpad(n::text, 32, '0') as uuid) $$;
            create function day(n int) returns timestamptz language sql as $$ select timestamptz '2026-01-01Z' + n * interval '1 day' $$;
            create table person (id uuid primary key, agency_id uuid, survivor_id uuid);
            create table person_holder (person_id uuid, agency_id uuid);
            create table merge_operation (survivor_id uuid, merged_id uuid, holders_added uuid[], created_at timestamptz, undone_at timestamptz);
            create table consent_statement_due (record_id uuid);
            create table consent (id uuid primary key, agency_id uuid, person_id uuid, purpose text, recipients uuid[],
                created_at timestamptz, given_at timestamptz, withdrawn_at timestamptz, expires_at timestamptz);
            insert into person values (uid(10), uid(1), null), (uid(20), uid(2), uid(10)), (uid(30), uid(1), null);
            insert into person_holder values (uid(10), uid(1)), (uid(10), uid(2)), (uid(20), uid(2)), (uid(30), uid(1));
            insert into merge_operation values (uid(10), uid(20), array[uid(2)], day(5), null);
            insert into consent
            select uid(id), uid(agency), uid(person), 'REFERRAL', array[uid(recipient)], day(made), day(made), day(withdrawn), null from (values
                (101, 1, 10, 2, 1, null), (102, 2, 10, 3, 2, null), (103, 2, 10, 3, 6, null),
                (104, 2, 20, 3, 1, null), (105, 3, 10, 4, 1, null), (106, 3, 10, 4, 7, null),
                (107, 1, 30, 3, 1, 3), (108, 3, 30, 4, 2, null), (109, 3, 30, 4, 4, null)) before (id, agency, person, recipient, made, withdrawn)""";

    private static final String AFTER = """
            do $$
            declare
                keepers text := (select string_agg(concat_ws(' ', right(id::text, 3), right(keeper_id::text, 1),
                    case when opens_nothing then 'nothing' end), ', ' order by id) from consent);
                stated text := (select string_agg(right(record_id::text, 2), ' ' order by record_id) from consent_statement_due);
            begin
                assert keepers = '101 1, 102 1, 103 2, 104 2, 105 1 nothing, 106 2, 107 1, 108 1, 109 1 nothing', keepers;
                assert stated = '10 30', stated;
            end $$""";

    @Test
    void a_consent_opens_the_record_that_was_open_to_its_agency_when_it_was_recorded() throws IOException {
        TestServersResource.asAdministrator(
                BEFORE, migration(), AFTER, "drop schema before_keepers cascade", "reset search_path");
    }

    private static String migration() throws IOException {
        try (InputStream script = KeepersMigrationTest.class.getResourceAsStream(
                "/db/migration/V0270__whose_record_a_consent_opens.sql")) {
            return new String(script.readAllBytes(), UTF_8);
        }
    }
}
