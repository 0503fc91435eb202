package org.barograph.replay;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes what was refused to a table; without any there is no file. */
final class RefusedCsv implements Replay.RefusalLog, Closeable {
    private final Path file;
    private final List<String> inputs;
    private Csv csv;

    RefusedCsv(Path file, List<String> inputs) {
        this.file = file;
        this.inputs = inputs;
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't delete the former " + file + ": " + e, e);
        }
    }

    @Override
    public void refused(int input, long line, String reason, String message) {
        if (csv == null) {
            csv = new Csv(file, List.of("file", "line", "reason", "message"));
        }
        csv.add(inputs.get(input)).add(line).add(reason).add(message).end();
    }

    @Override
    public void close() {
        if (csv != null) {
            csv.close();
        }
    }
}
