package org.wasl.stack.backup;

import java.io.IOException;

/** The file is no backup that can be restored. The message is the rest of a sentence. */
public final class DamagedBackup extends IOException {
    DamagedBackup(String why) {
        super(why);
    }
}
