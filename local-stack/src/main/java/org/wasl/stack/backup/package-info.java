/** The file of a backup and what is read into it and out of it (ADR 67): encryption, manifest, keys, the files of PostgreSQL, the topics of Kafka. */
package org.wasl.stack.backup;
