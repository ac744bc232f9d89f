package org.wasl.stack.journey;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A mother and her two children, invented anew for each journey, in both scripts. */
final class Family {
    private static final List<String[]> FATHERS = List.of(
            new String[] {"أحمد", "Ahmad"},
            new String[] {"خالد", "Khaled"},
            new String[] {"يوسف", "Yousef"},
            new String[] {"سمير", "Samir"},
            new String[] {"طارق", "Tareq"},
            new String[] {"نبيل", "Nabil"});
    private static final List<String[]> FAMILIES = List.of(
            new String[] {"الخطيب", "Al-Khatib"},
            new String[] {"النجار", "Al-Najjar"},
            new String[] {"الحداد", "Al-Haddad"},
            new String[] {"منصور", "Mansour"},
            new String[] {"درويش", "Darwish"},
            new String[] {"شاهين", "Shahin"});

    private final Random random = new Random();
    private final String[] father = FATHERS.get(random.nextInt(FATHERS.size()));
    private final String[] family = FAMILIES.get(random.nextInt(FAMILIES.size()));
    final Member mother =
            new Member("ليلى", "Layla", "FEMALE", LocalDate.of(1978, 1, 2).plusDays(random.nextInt(5000)), false);
    final Member son =
            new Member("سامي", "Sami", "MALE", LocalDate.of(2012, 1, 2).plusDays(random.nextInt(1800)), true);
    final Member daughter =
            new Member("هدى", "Huda", "FEMALE", LocalDate.of(2017, 2, 2).plusDays(random.nextInt(1800)), false);

    /** One of them, as the two agencies write the person down. */
    final class Member {
        private final String arabic;
        private final String latin;
        private final String sex;
        private final LocalDate birth;
        private final boolean disability;
        private final String nationalNumber = digits(10);
        final String unhcrNumber = "JOR-" + digits(8);
        final String unhcrId = "DAD-" + digits(8);

        private Member(String arabic, String latin, String sex, LocalDate birth, boolean disability) {
            this.arabic = arabic;
            this.latin = latin;
            this.sex = sex;
            this.birth = birth;
            this.disability = disability;
        }

        String given() {
            return arabic;
        }

        /** As the ministry registers: Arabic, with both numbers. */
        Map<String, Object> atMinistry() {
            Map<String, Object> body = body("ARAB", arabic, father[0], family[0]);
            body.put(
                    "contactPoints",
                    List.of(Map.of(
                            "kind", "PHONE", "use", "MOBILE", "value", "+96279" + digits(7), "safeToUse", true)));
            body.put("preferredLanguage", "ar");
            body.put("disability", disability);
            body.put(
                    "identifiers",
                    List.of(
                            Map.of("system", "JO_PERSONAL_NO", "value", nationalNumber),
                            Map.of("system", "UNHCR_INDIVIDUAL_NO", "value", unhcrNumber)));
            return body;
        }

        /** As UNHCR pushes: Latin, with its own number. */
        Map<String, Object> atUnhcr() {
            Map<String, Object> body = body("LATN", latin, father[1], family[1]);
            body.put("identifiers", List.of(Map.of("system", "UNHCR_INDIVIDUAL_NO", "value", unhcrNumber)));
            body.put("externalIds", List.of(Map.of("scheme", "progres", "value", unhcrId)));
            return body;
        }

        String inLatin() {
            return latin + " " + family[1];
        }

        private Map<String, Object> body(String script, String given, String second, String last) {
            Map<String, Object> body = new HashMap<>();
            body.put(
                    "names",
                    List.of(Map.of(
                            "script", script, "use", "OFFICIAL", "given", given, "father", second, "family", last)));
            body.put("sex", sex);
            body.put("birthDate", birth.toString());
            body.put("legalStatus", "REFUGEE");
            body.put("nationality", "SY");
            body.put("governorate", "JO-IR");
            return body;
        }
    }

    private String digits(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? 1 + random.nextInt(9) : random.nextInt(10));
        }
        return text.toString();
    }
}
