package org.wasl.platform.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where the head of the audit is kept outside the database, and how often. */
@ConfigMapping(prefix = "wasl.audit.anchor")
public interface AnchorConfig {
    /** The topic of checkpoints: the service may read it and append to it, nobody may delete from it. */
    @WithDefault("wasl.${wasl.service}.audit-checkpoints")
    String topic();

    /** A file that checkpoints are appended to, one a line; best on a medium that can only be written once. */
    Optional<Path> file();

    /**
     * The sequence of the first checkpoint that the file must hold. Greater than 1 where the file was begun later on purpose, or where the operator has
     * accepted that an older one is lost.
     */
    @WithDefault("1")
    long fileSince();

    /** An address of the operator's choice that each checkpoint is posted to as {@code application/jose}. */
    Optional<URI> url();

    /** Newly sealed rows are in a checkpoint after this time at the latest. */
    @WithDefault("10s")
    Duration every();

    /** Without new rows there is a checkpoint after this time: silence is not a proof. */
    @WithDefault("10m")
    Duration atLeastEvery();

    /** How many of the last checkpoints a verification compares with, in each place. */
    @WithDefault("10000")
    int compared();

    /** {@code id:base64 of 32 bytes}, seeds of Ed25519 keys. The first signs, all verify. Without any, one is derived from the key of the audit. */
    Optional<List<String>> signingKeys();

    /**
     * The sequence of the last checkpoint whose loss the operator has accepted, after a database was restored to an older state: checkpoints up to this one
     * are no longer compared with, and the chain goes on.
     */
    Optional<Long> acceptedLoss();
}
