package org.wasl.stack;

/** Something the person at the terminal can mend. The message is a whole sentence that says what to do; it is printed as it is. */
public final class Refusal extends RuntimeException {
    public Refusal(String whatToDo) {
        super(whatToDo);
    }

    public Refusal(String whatToDo, Throwable cause) {
        super(whatToDo, cause);
    }
}
