package org.wasl.matching.name;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordSimilarityTest {
    private static int level(String one, String other) {
        return WordSimilarity.level(word(one), word(other));
    }

    private static Word word(String name) {
        return Word.of(String.join("", NameNormaliser.words(name)));
    }

    @ParameterizedTest
    @CsvSource({
        "محمد, Mohammed",
        "محمد, Mouhamad",
        "محمود, Mahmoud",
        "حسن, Hassan",
        "حسين, Hussein",
        "حسين, Hosein",
        "علي, Ali",
        "علاء, Alaa",
        "عمر, Omar",
        "عامر, Aamer",
        "سامر, Samer",
        "سمير, Sameer",
        "ليلى, Layla",
        "موسى, Moussa",
        "عيسى, Issa",
        "نور, Nour",
        "منير, Mounir",
        "إلياس, Elias",
        "خديجة, Khadijah",
        "عبد الرحمن, Abdurrahman",
        "عبد الله, Abd Allah",
        "الخطيب, El Khatib",
        "Mohammed, Mohamad",
        "Hussein, Husayn",
        "Youssef, Yusuf",
        "Sameer, Samir",
        "رحمن, رحمان",
        "طارق, Tareq",
        "صالح, Saleh",
        "صلاح, Salah",
        "صباح, Sabah",
        "الصالح, Al-Saleh",
        "فرح, Farah",
        "نوح, Noah",
        "فتحي, Fathi",
        "فتحية, Fathia",
        "معاذ, Moath",
        "معاذ, Muadh",
        "عثمان, Othman",
        "عثمان, Osman",
        "ضياء, Dhia",
        "عائشة, Aisha",
        "عائشة, Aysha",
        "آية, Aya",
        "عودة, Awda",
        "إسحاق, Ishaq",
        "ياسمين, Jasmin",
        "روز, Rose",
        "جون, John",
        "رضا, Reza",
        "هبة الله, Hebatallah",
        "يحيى, Yahya",
        "طه, Taha",
        "محمد, Moh'd",
        "جمال, Cemal",
        "خليل, Xelil",
        "شيرين, Şîrîn",
        "أحمد, Ehmet",
        "محمد, Maxamed",
        "عمر, Cumar",
        "علي, Cali",
        "قاسم, Gasim",
        "إسحق, إسحاق",
        "Maxamed, Mohamed",
        "Cali, Ali"
    })
    void one_name_sounds_the_same_however_it_is_written(String one, String other) {
        assertThat(level(one, other)).isGreaterThanOrEqualTo(WordSimilarity.SOUNDS_EQUAL);
        assertThat(level(other, one)).isEqualTo(level(one, other));
    }

    @ParameterizedTest
    @CsvSource({
        "محمود, Mohammed",
        "محمد, Mahmoud",
        "حسن, Hussein",
        "حسين, Hassan",
        "محمد, محمود",
        "حسن, حسين",
        "علاء, Ali",
        "علي, Alaa",
        "Mahmoud, Mohammed",
        "Hassan, Hussein",
        "Jamal, Jameel",
        "سلام, Saleem",
        "صلاح, Saleem",
        "فرح, Farid",
        "آية, Ali",
        "يوسف, ياسين",
        "نبيل, نبيلة",
        "نبيل, Nabila",
        "Nabil, Nabila",
        "سعد, سعاد",
        "Saad, Suad",
        "Saad, Saeed",
        "سمير, سميرة",
        "Samir, سميرة",
        "نور, نورا",
        "Nour, Noura",
        "أحمد, محمد",
        "رامي, سامي",
        "Rami, Sami",
        "سامية, Sami",
        "صلاح, صالح",
        "مريم, Maram",
        "هبة, هبة الله",
        "عمر, عمار"
    })
    void what_differs_in_a_long_vowel_is_another_name(String one, String other) {
        assertThat(level(one, other)).isLessThanOrEqualTo(WordSimilarity.FAINT);
        assertThat(level(other, one)).isEqualTo(level(one, other));
    }

    @ParameterizedTest
    @CsvSource({
        "Johnson, Jonhson",
        "Haddad, Hadded",
        "المصري, المضري",
        "ابراهيم, ابرهيم",
        "Mustafa, Mustfa",
        "مصطفى, Mustafah",
        "كريم, كرمي",
        "نزار, Nizr"
    })
    void a_slip_of_the_pen_is_similar(String one, String other) {
        assertThat(level(one, other)).isGreaterThanOrEqualTo(WordSimilarity.SIMILAR);
    }

    @ParameterizedTest
    @CsvSource({"محمد, Khaled", "سارة, Huda", "Ahmad, Layla", "رنا, Noor", "يوسف, إبراهيم"})
    void other_names_are_different(String one, String other) {
        assertThat(level(one, other)).isEqualTo(WordSimilarity.DIFFERENT);
    }
}
