package org.wasl.stack;

import picocli.CommandLine.IVersionProvider;

/** Of Wasl, and of what it runs on. */
final class Versions implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String built = Versions.class.getPackage().getImplementationVersion();
        return new String[] {
            "Wasl " + (built == null ? "?" : built),
            "Java " + Runtime.version(),
            System.getProperty("os.name") + " " + System.getProperty("os.version") + " " + System.getProperty("os.arch")
        };
    }
}
