package org.barograph.cli;

import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Says how far it is: on a terminal one line that is rewritten each second, else a line each ten seconds. */
final class Progress {
    private static final long TERMINAL_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LOG_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final PrintWriter err;
    private final PublishTally tally;
    private final boolean terminal;
    private final LongSupplier nanoTime;
    private long last;
    private int shown;

    Progress(PrintWriter err, PublishTally tally, boolean terminal, LongSupplier nanoTime) {
        this.err = err;
        this.tally = tally;
        this.terminal = terminal;
        this.nanoTime = nanoTime;
        this.last = nanoTime.getAsLong();
    }

    static Progress of(PrintWriter err, PublishTally tally) {
        return new Progress(err, tally, System.console() != null, System::nanoTime);
    }

    /** Shows the state if it is time to. */
    void update() {
        long now = nanoTime.getAsLong();
        if (now - last < (terminal ? TERMINAL_NANOS : LOG_NANOS)) {
            return;
        }
        last = now;
        String line = tally.line();
        if (terminal) {
            err.print("\r" + line + " ".repeat(Math.max(0, shown - line.length())));
            err.flush();
            shown = line.length();
        } else {
            err.println(line);
        }
    }

    /** Ends the rewritten line, so that what follows begins on its own. */
    void end() {
        if (shown > 0) {
            err.println();
            shown = 0;
        }
    }
}
