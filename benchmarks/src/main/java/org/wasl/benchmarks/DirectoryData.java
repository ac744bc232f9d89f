package org.wasl.benchmarks;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.wasl.contracts.code.AccessibilityFeature;
import org.wasl.contracts.code.ServiceType;
import org.wasl.platform.value.JordanTime;
import org.wasl.platform.value.Uuid7;
import org.wasl.stack.DemoAccounts;

/** A directory of some hundred organizations: three services at locations for a place, two and a half for a service; a place counted at every tenth. */
final class DirectoryData {
    private static final int ORGANIZATIONS = 600;
    private static final int TERMS = 200;
    private static final LocalDate TODAY = LocalDate.now(JordanTime.ZONE);
    private static final String AT = Instant.now().minus(30, ChronoUnit.DAYS).toString();
    private static final ServiceType[] TYPES = ServiceType.values();

    /** Where most people live. */
    private static final Centre[] CENTRES = {
        new Centre("JO-AM", "Amman", "عمان", 31.95, 35.93, 40),
        new Centre("JO-IR", "Irbid", "إربد", 32.55, 35.85, 18),
        new Centre("JO-AZ", "Zarqa", "الزرقاء", 32.07, 36.09, 14),
        new Centre("JO-MA", "Mafraq", "المفرق", 32.34, 36.21, 7),
        new Centre("JO-BA", "Balqa", "البلقاء", 32.04, 35.73, 5),
        new Centre("JO-KA", "Karak", "الكرك", 31.18, 35.70, 4),
        new Centre("JO-JA", "Jarash", "جرش", 32.28, 35.90, 3),
        new Centre("JO-MD", "Madaba", "مادبا", 31.72, 35.79, 3),
        new Centre("JO-AQ", "Aqaba", "العقبة", 29.53, 35.01, 2),
        new Centre("JO-AJ", "Ajloun", "عجلون", 32.33, 35.75, 2),
        new Centre("JO-MN", "Ma'an", "معان", 30.19, 35.73, 1),
        new Centre("JO-AT", "Tafila", "الطفيلة", 30.84, 35.60, 1)
    };

    private static final String[][] WHAT = {
        {"Rehabilitation", "تأهيل"},
        {"Physiotherapy", "علاج طبيعي"},
        {"Wheelchair repair", "صيانة الكراسي المتحركة"},
        {"Hearing aids", "سماعات طبية"},
        {"Speech therapy", "علاج النطق"},
        {"Legal counselling", "استشارات قانونية"},
        {"Psychosocial support", "دعم نفسي اجتماعي"},
        {"Cash assistance", "مساعدات نقدية"},
        {"Food parcels", "طرود غذائية"},
        {"Winter clothing", "ملابس شتوية"},
        {"Vocational training", "تدريب مهني"},
        {"Remedial classes", "حصص تقوية"},
        {"Birth registration", "تسجيل المواليد"},
        {"Primary health care", "رعاية صحية أولية"},
        {"Home care", "رعاية منزلية"},
        {"Day centre", "مركز نهاري"},
        {"Parenting groups", "مجموعات الوالدين"},
        {"Eye care", "رعاية العيون"}
    };
    private static final String[][] WHOM = {
        {"children", "الأطفال"}, {"women", "النساء"}, {"older persons", "كبار السن"},
        {"persons with disabilities", "الأشخاص ذوي الإعاقة"}, {"refugees", "اللاجئين"}, {"families", "الأسر"},
        {"young people", "الشباب"}, {"caregivers", "مقدمي الرعاية"}
    };

    private final Fill fill;
    private final int count;
    private final Random random = new Random(7);
    private final List<UUID> organizations = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();

    private record Centre(String governorate, String en, String ar, double latitude, double longitude, int share) {}

    private record Offer(UUID id, UUID organization, ServiceType type) {}

    /** What a referral is addressed to. */
    record Place(UUID id, UUID organization, ServiceType type) {}

    DirectoryData(Fill fill, int count) {
        this.fill = fill;
        this.count = count;
    }

    List<Place> places() {
        return places;
    }

    void fill() throws SQLException, IOException {
        organizations();
        List<UUID> locations = locations(count / 3);
        List<Offer> services = services(count * 2 / 5);
        terms(services);
        String hours = "[{\"byday\":\"SU,MO,TU,WE,TH\",\"opensAt\":\"08:00\",\"closesAt\":\"15:00\"}]";
        fill.copy(
                "service_at_location (id, version, created_at, updated_at, agency_id, service_id, location_id, accepts_referrals,"
                        + " schedules)",
                out -> {
                    for (int i = 0; i < count; i++) {
                        Offer service = services.get((int) ((long) i * services.size() / count));
                        UUID id = Uuid7.next();
                        Fill.line(
                                out,
                                id,
                                0,
                                AT,
                                AT,
                                service.organization(),
                                service.id(),
                                locations.get(random.nextInt(locations.size())),
                                random.nextInt(10) > 0,
                                hours);
                        places.add(new Place(id, service.organization(), service.type()));
                    }
                });
        fill.execute(
                "select places_confidential(array(select id from location))",
                "select place_index_take(array(select id from service_at_location))");
        fill.copy("capacity (service_at_location_id, places, held, taken, updated_at)", out -> {
            for (int i = 0; i < count; i += 10) {
                Fill.line(out, places.get(i).id(), 40, 2, random.nextInt(40), AT);
            }
        });
    }

    private void organizations() throws SQLException, IOException {
        fill.execute("truncate organization cascade");
        fill.copy(
                "organization (id, version, created_at, updated_at, agency_id, name_ar, name_en, type, referral_enabled)",
                out -> {
                    for (int i = 0; i < ORGANIZATIONS; i++) {
                        UUID id = i == 0
                                ? UUID.fromString(DemoAccounts.REHABILITATION)
                                : i == 1 ? UUID.fromString(DemoAccounts.MINISTRY) : Uuid7.next();
                        organizations.add(id);
                        Fill.line(
                                out,
                                id,
                                0,
                                AT,
                                AT,
                                id,
                                "جمعية رقم " + i,
                                "Association no. " + i,
                                "NATIONAL_NGO_ASSOCIATION",
                                true);
                    }
                });
    }

    private List<UUID> locations(int number) throws SQLException, IOException {
        List<Centre> spread = new ArrayList<>();
        Arrays.stream(CENTRES).forEach(centre -> {
            for (int i = 0; i < centre.share(); i++) {
                spread.add(centre);
            }
        });
        AccessibilityFeature[] features = AccessibilityFeature.values();
        List<UUID> ids = new ArrayList<>();
        fill.copy(
                "location (id, version, created_at, updated_at, agency_id, name_ar, name_en, centre_type, governorate, city,"
                        + " latitude, longitude, accessibility, details)",
                out -> {
                    for (int i = 0; i < number; i++) {
                        UUID id = Uuid7.next();
                        ids.add(id);
                        Centre centre = spread.get(random.nextInt(spread.size()));
                        Fill.line(
                                out,
                                id,
                                0,
                                AT,
                                AT,
                                organizations.get(random.nextInt(ORGANIZATIONS)),
                                "مركز " + centre.ar() + " رقم " + i,
                                centre.en() + " centre no. " + i,
                                "COMMUNITY_DEVELOPMENT_CENTRE",
                                centre.governorate(),
                                centre.en(),
                                centre.latitude() + random.nextGaussian() * 0.12,
                                centre.longitude() + random.nextGaussian() * 0.12,
                                "{" + features[random.nextInt(features.length)] + ","
                                        + features[random.nextInt(features.length)] + "}",
                                "{\"languages\":[{\"code\":\"ar\"},{\"code\":\"en\"}],\"addresses\":[{\"address1\":\"Street "
                                        + i + "\",\"city\":\"" + centre.en()
                                        + "\",\"postalCode\":\"\",\"country\":\"JO\"}]}");
                    }
                });
        return ids;
    }

    private List<Offer> services(int number) throws SQLException, IOException {
        List<Offer> all = new ArrayList<>();
        fill.copy(
                "service (id, version, created_at, updated_at, agency_id, name_ar, name_en, description_ar, description_en,"
                        + " service_type, sensitive, minimum_age, maximum_age, assured_on)",
                out -> {
                    for (int i = 0; i < number; i++) {
                        Offer offer = new Offer(
                                Uuid7.next(),
                                organizations.get(i % ORGANIZATIONS),
                                TYPES[random.nextInt(TYPES.length)]);
                        all.add(offer);
                        String[] what = WHAT[random.nextInt(WHAT.length)];
                        String[] whom = WHOM[random.nextInt(WHOM.length)];
                        String[] also = WHOM[random.nextInt(WHOM.length)];
                        boolean young = random.nextInt(3) == 0;
                        Fill.line(
                                out,
                                offer.id(),
                                0,
                                AT,
                                AT,
                                offer.organization(),
                                what[1] + " لـ" + whom[1],
                                what[0] + " for " + whom[0],
                                "نقدم " + what[1] + " من أجل " + whom[1] + " و" + also[1] + " في المجتمع",
                                "We offer " + what[0].toLowerCase(java.util.Locale.ROOT) + " to " + whom[0] + " and "
                                        + also[0] + " in the community, team " + i % 997,
                                offer.type(),
                                random.nextInt(20) == 0,
                                young ? 0 : null,
                                young ? 17 : null,
                                TODAY.minusDays(random.nextInt(110)));
                    }
                });
        return all;
    }

    private void terms(List<Offer> services) throws SQLException, IOException {
        UUID taxonomy = Uuid7.next();
        fill.copy(
                "taxonomy (id, version, created_at, updated_at, agency_id, name_ar, name_en)",
                out -> Fill.line(out, taxonomy, 0, AT, AT, DemoAccounts.MINISTRY, "تصنيف", "Taxonomy"));
        List<UUID> terms = new ArrayList<>();
        fill.copy(
                "taxonomy_term (id, version, created_at, updated_at, agency_id, taxonomy_id, parent_id, code, name_ar, name_en)",
                out -> {
                    for (int i = 0; i < TERMS; i++) {
                        terms.add(Uuid7.next());
                        Fill.line(
                                out,
                                terms.get(i),
                                0,
                                AT,
                                AT,
                                DemoAccounts.MINISTRY,
                                taxonomy,
                                i < 20 ? null : terms.get(i % 20),
                                "T" + i,
                                "مصطلح " + i,
                                "Term " + i);
                    }
                });
        fill.copy("service_term (service_id, term_id)", out -> {
            for (Offer service : services) {
                int first = random.nextInt(TERMS - 1);
                Fill.line(out, service.id(), terms.get(first));
                Fill.line(out, service.id(), terms.get(first + 1));
            }
        });
    }
}
