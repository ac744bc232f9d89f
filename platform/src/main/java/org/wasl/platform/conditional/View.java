package org.wasl.platform.conditional;

/** What a client gets of an aggregate. */
public interface View {
    RecordMetadata metadata();
}
