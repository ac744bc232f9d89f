package org.wasl.platform.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.wasl.platform.problem.Problem;

/**
 * A Word document of text and pictures: no macros, no embedded files, and nothing that is fetched from elsewhere when it is opened. It is read entry by entry,
 * with one entry's share in memory.
 */
final class PlainDocument {
    private static final String TEXT =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private static final int MOST_ENTRIES = 500;
    private static final long MOST_UNPACKED = 100_000_000;
    private static final int END = 22;
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int LISTED_SIGNATURE = 0x02014b50;
    private static final int LISTED = 46;

    private final Set<String> names = new HashSet<>();
    private boolean isText;
    private long unpacked;

    private PlainDocument() {}

    /** @throws Problem 422 not-of-this-type where it is no Word document, not-a-plain-document where there is more in it than text and pictures */
    static void require(InputStream content) {
        try {
            new PlainDocument().read(content);
        } catch (IOException | XMLStreamException | IllegalArgumentException unreadable) {
            throw notOfThisType();
        }
    }

    private void read(InputStream content) throws IOException, XMLStreamException {
        Tail tail = new Tail(content);
        ZipInputStream zip = new ZipInputStream(tail);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (!names.add(entry.getName()) || names.size() > MOST_ENTRIES) {
                throw notOfThisType();
            }
            read(entry.getName().toLowerCase(Locale.ROOT), new Counted(zip));
        }
        tail.transferTo(OutputStream.nullOutputStream());
        // Office programs read the list at the end: what is not in it, or only in it, is not what was read here.
        if (!isText || !names.contains("word/document.xml") || !tail.listed().equals(names)) {
            throw notOfThisType();
        }
    }

    private void read(String name, InputStream entry) throws IOException, XMLStreamException {
        if (name.endsWith(".bin") || name.contains("/embeddings/") || name.contains("/activex/")) {
            throw notPlain();
        }
        if (name.equals("[content_types].xml")) {
            elements(entry, "ContentType", type -> {
                isText |= type.value().equals(TEXT);
                if (type.value().contains("macroEnabled") || type.value().contains("vbaProject")) {
                    throw notPlain();
                }
            });
        } else if (name.endsWith(".rels")) {
            elements(entry, "TargetMode", target -> {
                if (target.value().equals("External") && !target.kind().endsWith("/hyperlink")) {
                    throw notPlain();
                }
            });
        }
        entry.transferTo(OutputStream.nullOutputStream());
    }

    /** @param kind of the relationship; empty where the element is none */
    private record Found(String value, String kind) {}

    private interface Look {
        void at(Found found);
    }

    private static void elements(InputStream entry, String attribute, Look look) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader xml = factory.createXMLStreamReader(new Open(entry));
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamReader.START_ELEMENT && xml.getAttributeValue(null, attribute) != null) {
                String kind = xml.getAttributeValue(null, "Type");
                look.at(new Found(xml.getAttributeValue(null, attribute), kind == null ? "" : kind));
            }
        }
    }

    private static Problem notOfThisType() {
        return Problem.invalidField("#Content", "not-of-this-type");
    }

    private static Problem notPlain() {
        return Problem.invalidField("#Content", "not-a-plain-document");
    }

    /** Stays open when its reader is done. */
    private static final class Open extends FilterInputStream {
        Open(InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // The entries after it are read, too.
        }
    }

    private final class Counted extends FilterInputStream {
        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            int read = super.read(into, from, most);
            unpacked += Math.max(read, 0);
            if (unpacked > MOST_UNPACKED) {
                throw Problem.tooLarge("unpacks-to-too-much", MOST_UNPACKED);
            }
            return read;
        }
    }

    /** Remembers the last bytes that were read: the list of a ZIP stands at its end. */
    private static final class Tail extends FilterInputStream {
        private static final int MOST = 128 * 1024;

        private final byte[] last = new byte[MOST];
        private long read;

        Tail(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            int got = super.read(into, from, Math.min(most, MOST));
            for (int i = 0; i < got; i++) {
                last[(int) (read++ % MOST)] = into[from + i];
            }
            return got;
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        /** The names in the list at the end, where it ends the file and begins where it says. */
        Set<String> listed() {
            int known = (int) Math.min(read, MOST);
            byte[] end = new byte[known];
            for (int i = 0; i < known; i++) {
                end[i] = last[(int) ((read - known + i) % MOST)];
            }
            ByteBuffer bytes = ByteBuffer.wrap(end).order(ByteOrder.LITTLE_ENDIAN);
            if (known < END || bytes.getInt(known - END) != END_SIGNATURE) {
                throw notOfThisType();
            }
            int count = Short.toUnsignedInt(bytes.getShort(known - END + 10));
            long size = Integer.toUnsignedLong(bytes.getInt(known - END + 12));
            long begins = Integer.toUnsignedLong(bytes.getInt(known - END + 16));
            if (begins + size + END != read || size > known - END) {
                throw notOfThisType();
            }
            Set<String> names = new HashSet<>();
            int at = (int) (known - END - size);
            for (int i = 0; i < count; i++) {
                if (at + LISTED > known - END || bytes.getInt(at) != LISTED_SIGNATURE) {
                    throw notOfThisType();
                }
                int name = Short.toUnsignedInt(bytes.getShort(at + 28));
                int more = Short.toUnsignedInt(bytes.getShort(at + 30)) + Short.toUnsignedInt(bytes.getShort(at + 32));
                if (at + LISTED + name > known - END) {
                    throw notOfThisType();
                }
                names.add(new String(Arrays.copyOfRange(end, at + LISTED, at + LISTED + name), StandardCharsets.UTF_8));
                at += LISTED + name + more;
            }
            return names;
        }
    }
}
