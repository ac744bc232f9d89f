package org.wasl.monitoring.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Api.withToken;
import static org.wasl.platform.testing.Persona.ADMINISTRATOR;
import static org.wasl.platform.testing.Persona.AUDITOR_OF_ALL;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.MONITOR_OF_ALL;

import io.quarkus.mailer.Attachment;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.MockMailbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.wasl.contracts.code.OrganizationStatus;
import org.wasl.contracts.event.DirectoryChanged;
import org.wasl.contracts.event.WorkerActivityStated;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.WorkerId;
import org.wasl.monitoring.MonitoringTest;
import org.wasl.monitoring.framework.TestPlans;
import org.wasl.platform.testing.AnnouncedOrganizations;
import org.wasl.platform.testing.Api;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Tokens;
import org.wasl.platform.value.JordanTime;

/** Figures by mail. Each test has an account and an organization of its own. */
@QuarkusTest
class ReportSubscriptionTest extends MonitoringTest {
    private static final String PATH = "/v1/report-subscriptions";
    private static final LocalDate MONDAY = LocalDate.parse("2031-03-03");
    private static final LocalDate FRIDAY = LocalDate.parse("2031-03-07");

    @Inject
    MockMailbox mailbox;

    @Inject
    ReportMailJob job;

    @Inject
    ReportSubscriptions subscriptions;

    @Inject
    EntityManager entities;

    private final String account = "subscriber-" + UUID.randomUUID();
    private final AgencyId agency = new AgencyId(UUID.randomUUID());
    private final String address = account + "@example.org";

    private Api subscriber() {
        AnnouncedOrganizations.organization(agency.toString(), OrganizationStatus.OPEN);
        return withToken(Tokens.withAddress(account, agency.toString(), address, true, "monitor"));
    }

    private static Map<String, Object> body(String... indicators) {
        Map<String, Object> body = new HashMap<>();
        body.put("indicators", List.of(indicators));
        body.put("by", List.of("GOVERNORATE"));
        body.put("frequency", "MONTH");
        body.put("format", "XLSX");
        body.put("language", "EN");
        return body;
    }

    private Answer subscribed() {
        return subscriber().post(PATH, body("cases-opened", "persons-served")).hasStatus(201);
    }

    private List<Mail> mails() {
        return mailbox.getMailsSentTo(address);
    }

    @Test
    void an_account_sees_changes_and_ends_its_own_subscriptions() {
        Answer made = subscribed();
        assertThat(made.<String>at("sentTo")).isEqualTo("s…@example.org");
        assertThat(made.<String>at("mail")).isEqualTo("NOT_YET");
        made.saysNothingOf(address);
        assertThat(subscriber().get(PATH).<String>list("items.id")).containsExactly(made.id());
        String own = PATH + "/" + made.id();
        as(AUDITOR_OF_ALL).get(own).isProblem(404, "not-found");

        Map<String, Object> arabic = body("cases-opened");
        arabic.put("language", "AR");
        subscriber().put(own, arabic).isProblem(428, "version-required");
        Answer changed =
                subscriber().with("If-Match", made.etag()).put(own, arabic).hasStatus(200);
        assertThat(changed.<String>at("language")).isEqualTo("AR");
        assertThat(changed.etag()).isEqualTo(subscriber().get(own).etag()).isNotEqualTo(made.etag());
        subscriber().with("If-Match", made.etag()).put(own, arabic).isProblem(412, "stale-version");

        as(AUDITOR_OF_ALL).delete(own).isProblem(404, "not-found");
        subscriber().delete(own).hasStatus(204);
        assertThat(subscriber().get(PATH).<Object>list("items")).isEmpty();
    }

    @Test
    void one_mail_goes_on_the_first_working_day_after_the_publication_with_a_link_and_no_figures() {
        Answer made = subscribed();
        LocalDate due = LocalDate.parse(made.at("nextOn"));

        job.sendDue(MONDAY, due.minusDays(1));
        job.sendDue(FRIDAY, due);
        assertThat(mails()).as("not published, and no working day").isEmpty();

        CompletableFuture.allOf(
                        CompletableFuture.runAsync(() -> job.sendDue(MONDAY, due)),
                        CompletableFuture.runAsync(() -> job.sendDue(MONDAY, due)))
                .join();
        job.sendDue(MONDAY, due);

        assertThat(mails()).as("of two instances one sends").hasSize(1);
        LocalDate from = due.minusMonths(1);
        Mail mail = mails().get(0);
        assertThat(mail.getSubject()).isEqualTo("Wasl: figures of " + from + " to " + due.minusDays(1));
        assertThat(mail.getText())
                .contains("- Cases opened")
                .contains("/monitoring?lang=en&view=file&period=MONTH&from=" + from + "&to=" + due.minusDays(1)
                        + "&format=XLSX&codes=cases-opened")
                .contains("&by=GOVERNORATE");
        assertThat(mail.getAttachments()).isEmpty();
        Answer now = subscriber().get(PATH + "/" + made.id());
        assertThat(now.<String>at("mail")).isEqualTo("SENT");
        assertThat(now.<String>at("from")).isEqualTo(from.toString());
        assertThat(now.<Integer>at("version"))
                .as("a mail changes nothing that the account chose")
                .isEqualTo(made.<Integer>at("version"));
    }

    @Test
    void a_plan_is_told_by_its_own_titles_in_arabic() {
        Map<String, Object> body = body();
        body.put("indicators", null);
        body.put("by", null);
        body.put("framework", "NSPS");
        body.put("language", "AR");
        Answer made = subscriber().post(PATH, body).hasStatus(201);

        job.sendDue(MONDAY, LocalDate.parse(made.at("nextOn")));

        assertThat(mails().get(0).getText())
                .contains("- الأشخاص ذوو الاحتياجات المحددة القائمة")
                .contains("plan=NSPS");
        assertThat(mails().get(0).getSubject()).startsWith("وصل: أرقام الفترة من ");
    }

    @Test
    void nobody_subscribes_without_a_confirmed_address_or_to_what_cannot_be_told() {
        withToken(Tokens.withAddress(account, agency.toString(), address, false, "monitor"))
                .post(PATH, body("cases-opened"))
                .isProblem(409, "no-confirmed-address");
        as(CASEWORKER_AT_MINISTRY).post(PATH, body("cases-opened")).isProblem(403, "not-allowed");
        subscriber()
                .post(PATH, body("no-such"))
                .isProblem(422, "invalid-fields")
                .names("/indicators/0", "unknown-indicator");
        subscriber()
                .post(PATH, body())
                .isProblem(422, "invalid-fields")
                .names("/indicators", "indicators-or-framework");
        Map<String, Object> weekly = body("cases-opened");
        weekly.put("frequency", "WEEK");
        subscriber().post(PATH, weekly).isProblem(422, "invalid-fields").names("/by", "groups-by-month");
        Map<String, Object> planned = body("cases-opened");
        planned.put("framework", "NO-SUCH");
        subscriber().post(PATH, planned).isProblem(422, "invalid-fields").names("/framework", "unknown-framework");
    }

    @Test
    void nobody_subscribes_to_age_groups_of_a_plan_by_which_an_indicator_is_not_known() {
        String plan = TestPlans.code();
        Map<String, Object> heads = TestPlans.indicator("HEADS", "session-heads");
        heads.put("unit", "CONTACTS");
        Map<String, Object> content = TestPlans.plan(TestPlans.node("CENTRES", "SECTOR", List.of(), heads));
        content.put("ageGroups", "CHILDREN_ADULTS_OLDER");
        as(MONITOR_OF_ALL).put(TestPlans.path(plan), content).hasStatus(201);
        Map<String, Object> body = body("session-heads");
        body.put("framework", plan);
        body.put("by", List.of("AGE_GROUP"));

        subscriber().post(PATH, body).isProblem(422, "invalid-fields").names("/framework", "age-groups-not-known");
    }

    @Test
    void a_subscription_ends_with_its_account_and_with_its_organization() {
        Answer first = subscribed();
        QuarkusTransaction.requiringNew()
                .run(() -> subscriptions.follow(
                        new WorkerActivityStated(new WorkerId(UUID.randomUUID()), agency, account, false)));
        subscriber().get(PATH + "/" + first.id()).isProblem(404, "not-found");

        Answer second = subscribed();
        QuarkusTransaction.requiringNew()
                .run(() -> subscriptions.follow(
                        new DirectoryChanged(agency, "organization", agency.value(), OrganizationStatus.CLOSED)));
        subscriber().get(PATH + "/" + second.id()).isProblem(404, "not-found");
        job.sendDue(MONDAY, LocalDate.parse(second.at("nextOn")));
        assertThat(mails()).isEmpty();
    }

    @Test
    void mails_carry_the_open_data_where_the_manager_lets_them_and_nothing_else() {
        subscribed();
        Api manager = withToken(Tokens.of("manager-" + account, agency.toString(), "agency-manager"));
        String settings = PATH + "/settings";
        assertThat(manager.get(settings).<Boolean>at("attachOpenData")).isFalse();
        subscriber().put(settings, Map.of("attachOpenData", true)).isProblem(403, "not-allowed");
        manager.put(settings, Map.of("attachOpenData", true)).hasStatus(200);
        Instant published = as(ADMINISTRATOR)
                .post("/v1/figures/publications", null)
                .hasStatus(201)
                .instant("publishedAt");
        LocalDate day = JordanTime.dateOf(published);
        LocalDate to = day.withDayOfMonth(1).minusDays(1);
        awaitOpenDataOf(published);
        QuarkusTransaction.requiringNew().run(() -> {
            entities.createNativeQuery("update report_subscription set due_on = :day where account_id = :account")
                    .setParameter("day", day)
                    .setParameter("account", account)
                    .executeUpdate();
            entities.createNativeQuery(
                            "insert into open_figure (indicator, title_ar, title_en, unit, period, period_from, period_to, value, numerator)"
                                    + " values ('cases-opened', '=حالات', :title, 'CASES', 'MONTH', :from, :to, 40, 40)")
                    .setParameter("title", account)
                    .setParameter("from", to.withDayOfMonth(1))
                    .setParameter("to", to)
                    .executeUpdate();
        });

        job.sendDue(MONDAY, day.plusDays(1));
        assertThat(mails()).as("the open data of that day are not made yet").isEmpty();
        job.sendDue(MONDAY, day);

        Mail mail = mails().get(0);
        assertThat(mail.getText()).contains("open data").doesNotContain("no figures");
        assertThat(mail.getAttachments()).hasSize(1);
        assertThat(content(mail.getAttachments().get(0)))
                .contains(
                        "cases-opened,'=حالات," + account + ",CASES," + to.withDayOfMonth(1) + "," + to + ",,,40,40,");
    }

    private void awaitOpenDataOf(Instant published) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> QuarkusTransaction.requiringNew()
                                .call(() -> (Number) entities.createNativeQuery(
                                                "select count(*) from open_publication where published_at >= :at")
                                        .setParameter("at", published.truncatedTo(ChronoUnit.SECONDS))
                                        .getSingleResult())
                                .intValue()
                        > 0);
    }

    private static String content(Attachment attachment) {
        List<Byte> bytes = Multi.createFrom()
                .publisher(attachment.getData())
                .collect()
                .asList()
                .await()
                .indefinitely();
        byte[] all = new byte[bytes.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = bytes.get(i);
        }
        return new String(all, StandardCharsets.UTF_8);
    }

    @Test
    void the_file_of_several_indicators_has_the_figures_that_its_reader_may_read() {
        String file = "/v1/figures/export?indicators=cases-opened&indicators=training-hours&format=HXL&bom=false";

        assertThat(as(AUDITOR_OF_ALL).get(file).hasStatus(200).raw().asString()).startsWith("Indicator,Title,");
        as(AUDITOR_OF_ALL).get("/v1/figures/export?framework=NSPS").hasStatus(200);
        as(AUDITOR_OF_ALL).get("/v1/figures/export").isProblem(422, "invalid-fields");
        as(CASEWORKER_AT_MINISTRY).get(file).isProblem(403, "not-allowed");
    }
}
