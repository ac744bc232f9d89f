package org.wasl.stack.journey;

import java.io.PrintStream;

/** Tells the journey as it goes, in one of the two languages. */
public class Narrator {
    private final PrintStream out;
    private final boolean arabic;
    private int steps;

    public Narrator(PrintStream out, String language) {
        this.out = out;
        this.arabic = "ar".equals(language);
    }

    public void chapter(String en, String ar) {
        out.println();
        out.println(arabic ? ar : en);
    }

    public void step(String method, String path, int status, String en, String ar) {
        steps++;
        out.printf("  %3d  %-5s %s%n       %s  [%d]%n", steps, method, path, arabic ? ar : en, status);
    }

    public void done() {
        out.println();
        out.println(arabic ? "تمت الرحلة: " + steps + " خطوة." : "The journey held: " + steps + " steps.");
    }
}
