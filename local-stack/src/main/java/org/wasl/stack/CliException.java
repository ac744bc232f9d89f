package org.wasl.stack;

/** A failure that the person at the terminal can mend. The message is a whole sentence that says what to do; it is printed as it is. */
public final class CliException extends RuntimeException {
    public CliException(String whatToDo) {
        super(whatToDo);
    }

    public CliException(String whatToDo, Throwable cause) {
        super(whatToDo, cause);
    }
}
