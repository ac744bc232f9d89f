package org.wasl.stack;

public final class Wasl {
    private Wasl() {}

    public static void main(String[] args) {
        System.exit(0);
    }
}
