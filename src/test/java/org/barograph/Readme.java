package org.barograph;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The README, whose examples are tested as they stand. */
public final class Readme {
    private Readme() {}

    /** Returns the whole of it. */
    public static String text() {
        try {
            return Files.readString(Path.of("README.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the block under {@code <!-- example: name -->}. */
    public static String example(String name) {
        Matcher block = Pattern.compile(
                        "<!-- example: " + Pattern.quote(name) + " -->\n```\\w*\n(.*?)^```$",
                        Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(text());
        if (!block.find()) {
            throw new AssertionError("README.md has no example " + name);
        }
        return block.group(1);
    }
}
