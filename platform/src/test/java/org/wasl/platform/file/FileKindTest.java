package org.wasl.platform.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.testing.TestCiphers;

/** What is taken as an attachment, by its first bytes. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FileKindTest {
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final Sealer CIPHER = TestCiphers.with(List.of("test:" + KEY), List.of("test:" + KEY));
    private static final String TYPES = "[Content_Types].xml";
    private static final String RELATIONS = "word/_rels/document.xml.rels";

    @ParameterizedTest
    @CsvSource({
        "PDF, report.pdf, report.pdf",
        "PDF, REPORT.PDF, REPORT.PDF",
        "PDF, report.hta, report.hta.pdf",
        "PDF, report.pdf., report.pdf..pdf",
        "PDF, pdf, pdf.pdf",
        "JPEG, a.jpg, a.jpg",
        "JPEG, a.JPEG, a.JPEG",
        "JPEG, a.png, a.png.jpg",
        "M4A, voice.mp4, voice.mp4",
        "DOCX, تقرير, تقرير.docx",
    })
    void its_name_ends_as_those_of_its_kind_do(FileKind kind, String given, String name) {
        assertThat(kind.named(given)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "PDF, 255044462d312e37",
        "JPEG, ffd8ffe000104a464946",
        "PNG, 89504e470d0a1a0a0000000d49484452",
        "HEIC, 00000018667479706865696300000000686569636d696631",
        "HEIC, 00000018667479706d696631000000006d69663168656963",
        "WEBP, 524946462400000057454250565038204c",
        "MP3, 49443303000000000021",
        "MP3, fffb9064000000000000",
        "M4A, 0000001c667479704d344120000000004d3441206d703432",
        "M4A, 00000018667479706d703432000000006d70343269736f6d",
        "OGG, 4f67675300020000000000000000ab5a0000000000000000011e4f70757348656164010138010044ac0000000000",
        "OGG, 4f67675300020000000000000000ab5a0000000000000000011e01766f7262697300000000",
        "AMR, 2321414d520a3c91",
        "WAV, 524946462400000057415645666d7420100000000100",
    })
    void it_is_what_it_says_and_no_other(FileKind kind, String begins) {
        byte[] content = Arrays.copyOf(HexFormat.of().parseHex(begins), 400);

        assertThat(Arrays.stream(FileKind.values()).filter(one -> taken(content, one)))
                .containsExactly(kind);
    }

    @ParameterizedTest
    @EnumSource(FileKind.class)
    void a_program_a_page_and_an_archive_are_none(FileKind kind) throws IOException {
        assertThat(taken("#!/bin/sh".getBytes(StandardCharsets.UTF_8), kind)).isFalse();
        assertThat(taken("<html><script>".getBytes(StandardCharsets.UTF_8), kind))
                .isFalse();
        assertThat(taken(new byte[] {'M', 'Z', 0, 1, 2}, kind)).isFalse();
        assertThat(taken(zip(Map.of("a.exe", "MZ")), kind)).isFalse();
        assertThat(taken(HexFormat.of().parseHex("d0cf11e0a1b11ae1"), kind)).isFalse();
    }

    @Test
    void a_document_of_text_and_pictures_is_taken() throws IOException {
        Map<String, Object> parts = document();
        byte[] picture = new byte[700_000];
        new Random(1).nextBytes(picture);
        parts.put("word/media/image1.png", picture);
        parts.put(
                RELATIONS,
                "<Relationships><Relationship Type=\"http://o/hyperlink\" TargetMode=\"External\" Target=\"https://example.org\"/></Relationships>");

        assertThatCode(() -> take(zip(parts), FileKind.DOCX)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "word/vbaProject.bin; x",
                "word/embeddings/oleObject1.bin; x",
                "word/embeddings/table.xlsx; x",
                "word/activeX/activeX1.xml; x",
                "word/_rels/settings.xml.rels; <R><Relationship Type=\"http://o/attachedTemplate\" TargetMode=\"External\" Target=\"http://elsewhere/t.dotm\"/></R>",
                "word/_rels/document.xml.rels; <R><Relationship TargetMode=\"External\" Type=\"http://o/image\" Target=\"http://elsewhere/i.png\"/></R>",
            })
    void a_document_with_more_in_it_is_refused(String name, String content) throws IOException {
        Map<String, Object> parts = document();
        parts.put(name, content);

        assertThat(refusal(zip(parts))).isEqualTo("not-a-plain-document");
    }

    @Test
    void a_document_with_macros_by_its_type_is_refused() throws IOException {
        Map<String, Object> parts = document();
        parts.put(
                TYPES,
                ((String) parts.get(TYPES))
                        .replace(
                                "</Types>",
                                "<Override ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/></Types>"));

        assertThat(refusal(zip(parts))).isEqualTo("not-a-plain-document");
    }

    /** Office programs read the list at the end of a ZIP, and others what comes first. */
    @Test
    void a_document_that_is_another_when_it_is_read_from_its_end_is_refused() throws IOException {
        Map<String, Object> hidden = document();
        hidden.put("word/vbaProject.bin", "x");
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(zip(document()));
        both.write(zip(hidden));

        assertThat(refusal(both.toByteArray())).isEqualTo("not-of-this-type");
        assertThat(refusal(Arrays.copyOf(zip(document()), zip(document()).length + 30)))
                .isEqualTo("not-of-this-type");
        assertThat(refusal(Arrays.copyOf(zip(document()), zip(document()).length - 5)))
                .isEqualTo("not-of-this-type");
    }

    @Test
    void what_unpacks_to_too_much_is_not_read_to_its_end() throws IOException {
        Map<String, Object> parts = document();
        parts.put("word/theme.xml", new byte[120_000_000]);

        assertThat(refusal(zip(parts))).isEqualTo("unpacks-to-too-much");
    }

    @Test
    void another_office_file_and_a_broken_list_of_types_are_no_document() throws IOException {
        Map<String, Object> parts = document();
        parts.put(TYPES, "<Types><Override ContentType=\"application/vnd.ms-excel\"/></Types>");
        assertThat(refusal(zip(parts))).isEqualTo("not-of-this-type");
        parts.put(TYPES, "<Types>");
        assertThat(refusal(zip(parts))).isEqualTo("not-of-this-type");
        parts.put(
                TYPES,
                "<!DOCTYPE t [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><Types><Override ContentType=\"&e;\"/></Types>");
        assertThat(refusal(zip(parts))).isEqualTo("not-of-this-type");
    }

    private static Map<String, Object> document() {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put(
                TYPES,
                "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                        + "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>");
        parts.put("_rels/.rels", "<Relationships/>");
        parts.put("word/document.xml", "<document>شهادة</document>");
        return parts;
    }

    private static byte[] zip(Map<String, ?> parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, ?> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(
                        part.getValue() instanceof byte[] content
                                ? content
                                : part.getValue().toString().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static String refusal(byte[] content) {
        return catchThrowableOfType(Problem.class, () -> take(content, FileKind.DOCX))
                .errors()
                .get(0)
                .code();
    }

    private static boolean taken(byte[] content, FileKind kind) {
        try {
            take(content, kind);
            return true;
        } catch (Problem refused) {
            return false;
        }
    }

    private static void take(byte[] content, FileKind kind) {
        try (ReceivedFile received =
                ReceivedFile.of(new ByteArrayInputStream(content), 10_000_000, part -> "file/" + part, CIPHER)) {
            received.require(kind);
        }
    }
}
