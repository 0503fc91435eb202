package org.barograph.catalog;

/**
 * One thing that is wrong with a catalogue.
 *
 * @param file name of the file, or id of the entry where it came alone
 * @param line line in it, from 1
 * @param message what is wrong and what is expected
 */
public record Problem(String file, int line, String message) {
    /** {@code file:line: message}, as compilers write it. */
    @Override
    public String toString() {
        return file + ":" + line + ": " + message;
    }
}
