package org.wasl.registry.imports;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.registry.imports.TestLists.form;
import static org.wasl.registry.imports.TestLists.job;
import static org.wasl.registry.imports.TestLists.name;
import static org.wasl.registry.imports.TestLists.opened;
import static org.wasl.registry.imports.TestLists.rows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasl.contracts.code.ContactPointKind;
import org.wasl.contracts.code.DateOrder;
import org.wasl.contracts.code.FileEncoding;
import org.wasl.contracts.code.NameScript;
import org.wasl.contracts.code.NameUse;
import org.wasl.contracts.code.Sex;
import org.wasl.platform.file.TextEncoding;
import org.wasl.registry.person.ContactPoint;

/** In which form a file is found to be, and what its headings name. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FormOfListsTest {
    @Test
    void the_order_of_day_and_month_is_one_for_the_whole_file() throws Exception {
        String month = "given,birth_date\nRana,3/14/1991\nRima,2/3/1991\nLina,03/30/1980\n";
        PersonImport job = job(Map.of());
        assertThat(form(month.getBytes(UTF_8), job).dateOrder()).isEqualTo(DateOrder.MONTH_FIRST);
        assertThat(rows(month.getBytes(UTF_8), job).get(1).registration().birthDate())
                .isEqualTo("1991-02-03");
        String both = "given,birth_date\nRima,2/3/1991\n";
        assertThat(form(both.getBytes(UTF_8), job).dateOrder()).isEqualTo(DateOrder.DAY_FIRST);
        assertThat(rows(both.getBytes(UTF_8), job).get(0).registration().birthDate())
                .isEqualTo("1991-03-02");
        assertThat(form("given,birth_date\nRima,1991-03-02\n".getBytes(UTF_8), job)
                        .dateOrder())
                .isNull();
    }

    @Test
    void a_file_is_read_in_the_encoding_that_it_has() throws Exception {
        String file = "external_id,given_ar,family_ar,phone\n1,سلمى,القرعان,0790001001\n2,ريم,الزعبي,0790001002\n";
        Map<FileEncoding, byte[]> files = new LinkedHashMap<>();
        files.put(FileEncoding.UTF_8, file.getBytes(UTF_8));
        files.put(FileEncoding.UTF_16LE, file.getBytes(UTF_16LE));
        files.put(FileEncoding.UTF_16BE, ("\uFEFF" + file).getBytes(UTF_16BE));
        files.put(FileEncoding.WINDOWS_1256, file.getBytes(TextEncoding.WINDOWS_1256));
        for (var one : files.entrySet()) {
            PersonImport job = job(Map.of());
            assertThat(form(one.getValue(), job).encoding()).isEqualTo(one.getKey());
            assertThat(rows(one.getValue(), job))
                    .as(one.getKey().name())
                    .extracting(row -> row.registration().names().get(0).family())
                    .containsExactly("القرعان", "الزعبي");
        }
    }

    @Test
    void an_encoding_that_is_asked_for_is_used() throws Exception {
        PersonImport job = job(Map.of(), new FileForm(FileEncoding.WINDOWS_1256, null, null, false));
        assertThat(rows("given\nسلمى\n".getBytes(UTF_8), job)
                        .get(0)
                        .registration()
                        .names()
                        .get(0)
                        .given())
                .isNotEqualTo("سلمى");
    }

    @ParameterizedTest
    @ValueSource(strings = {"given,sex", "given;sex", "given\tsex", "given|sex", "sep=;\ngiven;sex"})
    void the_separator_is_found_out(String header) throws Exception {
        char separator = header.charAt(header.indexOf("given") + "given".length());
        List<Row> rows = rows((header + "\nRana" + separator + "F\n").getBytes(UTF_8), job(Map.of()));
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).registration().sex()).isEqualTo(Sex.FEMALE);
    }

    @Test
    void headings_in_several_lines_are_one_and_nobody() throws Exception {
        String file = "external_id,given_ar,family_ar\nرقم,اسم,عائلة\n"
                + "#beneficiary+id,#beneficiary+name+given+i_ar,#beneficiary+name+family+i_ar\nq2,نجلاء,الفلاني\n";
        List<Row> rows = rows(file.getBytes(UTF_8), job(Map.of()));
        assertThat(rows).extracting(Row::externalId).containsExactly("q2");

        List<Row> withoutTags = rows(
                "external_id,given_ar,family_ar\nرقم,اسم,عائلة\nq2,نجلاء,الفلاني\n".getBytes(UTF_8), job(Map.of()));
        assertThat(withoutTags).extracting(Row::externalId).containsExactly("q2");

        List<Row> byTags = rows(
                ("a,b,c\n#beneficiary+id,#beneficiary+i_ar+given+name,#beneficiary+name+family+i_ar\nq2,نجلاء,الفلاني\n")
                        .getBytes(UTF_8),
                job(Map.of()));
        assertThat(byTags).extracting(Row::externalId).containsExactly("q2");
        assertThat(byTags.get(0).registration().names())
                .containsExactly(name(NameScript.ARAB, NameUse.OFFICIAL, "نجلاء", null, null, "الفلاني"));

        List<Row> titled =
                rows("قائمة 2026,,\nالرقم المرجعي,الاسم الأول,الجنس\n7,هند,أنثى\n".getBytes(UTF_8), job(Map.of()));
        assertThat(titled).extracting(Row::externalId).containsExactly("7");
        assertThat(titled.get(0).registration().sex()).isEqualTo(Sex.FEMALE);
    }

    @Test
    void a_first_person_whose_cells_are_few_is_no_heading() throws Exception {
        assertThat(rows("external_id,given,family\n1,هند,\n2,اسم,\n".getBytes(UTF_8), job(Map.of())))
                .extracting(Row::externalId)
                .containsExactly("1", "2");
    }

    @Test
    void marks_in_headings_hide_no_column() throws Exception {
        Map<String, String> columns = Map.of(
                "الرقم", "external_id",
                "الاسم الأول", "given_ar",
                "العائلة", "family_ar",
                "الجنس", "sex",
                "الهاتف", "phone");
        String file = "\uFEFFالرقم,الاسم الأول,العائلة,\u200Fالجنس,الهاتف\u00A0\n1,هيا,الفلاني,F,0796667788\n";
        Row row = rows(file.getBytes(UTF_8), job(columns)).get(0);
        assertThat(row.said().columns()).contains("sex", "phone");
        assertThat(row.registration().sex()).isEqualTo(Sex.FEMALE);
        assertThat(row.registration().contactPoints())
                .containsExactly(ContactPoint.of(ContactPointKind.PHONE, "+962796667788"));
    }

    @Test
    void a_column_that_the_import_names_and_the_file_does_not_have_stops_it() throws Exception {
        PersonImport job = job(Map.of("Geschlecht", "sex"));
        try (Rows rows = opened("external_id,given\n1,Rana\n".getBytes(UTF_8), job)) {
            assertThat(rows.hopeless()).isTrue();
            assertThat(rows.faults()).contains(new Row.Fault(1, "Geschlecht", "mapped-column-missing"));
        }
        try (Rows rows = opened("external_id,given,g\n1,Rana,F\n".getBytes(UTF_8), job(Map.of("g", "shoe")))) {
            assertThat(rows.hopeless()).isTrue();
            assertThat(rows.faults()).contains(new Row.Fault(1, "g", "unknown-column"));
        }
        try (Rows rows = opened("external_id,given,se\u0000x\n1,Rana,F\n".getBytes(UTF_8), job(Map.of()))) {
            assertThat(rows.hopeless()).isTrue();
            assertThat(rows.faults()).contains(new Row.Fault(1, "sex", "control-characters"));
        }
    }
}
