package org.wasl.stack.link;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.wasl.matching.encode.Clk;
import org.wasl.matching.encode.ClkEncoder;
import org.wasl.matching.person.Person;
import org.wasl.matching.person.PersonReader;
import org.wasl.stack.CliException;
import org.wasl.stack.Wasl;
import org.wasl.stack.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code ./wasl encode}: makes keys of the records of a file, which can be linked without the names. */
@Command(name = "encode")
public final class EncodeCommand implements Callable<Integer> {
    private static final int BYTES_OF_AN_ID = 8;

    @Option(names = "--in", required = true, paramLabel = "FILE")
    private Path in;

    @Option(names = "--map", required = true, paramLabel = "FILE")
    private Path map;

    @Option(names = "--encoding", paramLabel = "NAME")
    private String encoding;

    @Option(names = "--key", required = true, paramLabel = "FILE")
    private Path key;

    @Option(names = "--purpose", paramLabel = "NAME", defaultValue = "")
    private String purpose;

    @Option(names = "--salt", paramLabel = "FIELD", defaultValue = "birth-year")
    private String salt;

    @Option(names = "--out", required = true, paramLabel = "FILE")
    private Path out;

    @Option(names = "--ids", required = true, paramLabel = "FILE")
    private Path ids;

    @Override
    public Integer call() throws IOException {
        OutputFiles outputs = new OutputFiles()
                .reading(Inputs.readable(in), Inputs.readable(map), Inputs.readable(key))
                .writing(out)
                .writing(ids);
        ClkEncoder encoder = new ClkEncoder(secret(), purpose.strip(), salt());
        Mapping.Sides sides = Mapping.read(map);
        if (!sides.left().others().isEmpty()) {
            throw new CliException(Words.of("encode-no-others"));
        }
        PersonFile file = new PersonFile(in, sides.left(), encoding, System.err);
        List<Person> persons = Inputs.read(file, new PersonReader(), in);
        // Random, and in their order: neither the ids nor the places of the rows tell anything.
        Map<String, Clk> encoded = new TreeMap<>();
        Map<String, String> own = new TreeMap<>();
        SecureRandom random = new SecureRandom();
        byte[] id = new byte[BYTES_OF_AN_ID];
        for (Person person : persons) {
            String name;
            do {
                random.nextBytes(id);
                name = HexFormat.of().formatHex(id);
            } while (encoded.containsKey(name));
            encoded.put(name, encoder.encode(person));
            own.put(name, person.id());
        }
        outputs.write(out, place -> EncodedFile.write(place, encoder.check(), encoded));
        outputs.write(ids, place -> {
            try (CsvWriter csv = CsvWriter.builder().build(place)) {
                csv.writeRecord("encodedId", "recordId");
                own.forEach(csv::writeRecord);
            }
        });
        System.err.println(Words.of("encode-done", LinkCommand.number(persons.size()), out, ids));
        return file.isMostlyRead() ? 0 : Records.tooManySkipped(Wasl.FAILED);
    }

    private byte[] secret() throws IOException {
        byte[] secret =
                Files.readString(key, StandardCharsets.ISO_8859_1).strip().getBytes(StandardCharsets.ISO_8859_1);
        if (secret.length < ClkEncoder.SHORTEST_SECRET) {
            throw new CliException(Words.of("secret-too-short", key, ClkEncoder.SHORTEST_SECRET));
        }
        return secret;
    }

    private ClkEncoder.Salt salt() {
        try {
            return ClkEncoder.Salt.valueOf(salt.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException none) {
            throw new CliException(Words.of("no-salt", salt), none);
        }
    }
}
