package org.wasl.referral.directory;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.wasl.platform.problem.Problem;

/** A document of many records, of which one is in memory at a time: the document may be as long as it likes, a record may not. */
final class RecordParser extends JsonParserDelegate {
    private static final int MOST_TOKENS = 250_000;
    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(64)
            .maxStringLength(4_000_000)
            .maxNameLength(2_000)
            .maxNumberLength(100)
            .build();

    private int tokens;

    private RecordParser(JsonParser parser) {
        super(parser);
    }

    static RecordParser of(Path document, ObjectMapper mapper) throws IOException {
        return new RecordParser(mapper.getFactory()
                .copy()
                .setStreamReadConstraints(LIMITS)
                .setCodec(mapper)
                .createParser(document.toFile()));
    }

    JsonToken nextRecord() throws IOException {
        tokens = 0;
        return nextToken();
    }

    @Override
    public JsonToken nextToken() throws IOException {
        if (++tokens > MOST_TOKENS) {
            throw Problem.tooLarge("too-many-values", MOST_TOKENS);
        }
        return super.nextToken();
    }

    /** What is passed over is not in memory. */
    @Override
    public JsonParser skipChildren() throws IOException {
        delegate.skipChildren();
        return this;
    }
}
