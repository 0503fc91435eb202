package org.barograph.replay;

import java.util.List;
import java.util.function.Supplier;
import org.barograph.tension.Alert;
import org.barograph.tension.Contribution;

/** Takes what a backtest computes, in the order of time. */
interface ReplayOutput {
    /**
     * A day's end.
     *
     * @param contributions what the score is made of, computed when it is asked for
     */
    void day(DayScore score, Supplier<List<Contribution>> contributions);

    /**
     * An alert that opened, was updated or closed.
     *
     * @param contributions what the score is made of that changed it
     */
    void alert(Alert alert, List<Contribution> contributions);
}
