package org.barograph.replay;

import java.time.Duration;
import org.barograph.tension.AlertRules;
import org.barograph.tension.ScoreConstants;

/**
 * What may be chosen about a backtest.
 *
 * @param constants constants of the score
 * @param alertRules when alerts open and close
 * @param horizon an article that is older than this behind the newest one before it is refused; 15 to 3650 days, as in
 *     the running application
 * @param threads threads that read texts, 1 to 256; the result does not depend on them
 */
public record BacktestSettings(ScoreConstants constants, AlertRules alertRules, Duration horizon, int threads) {
    public BacktestSettings {
        if (horizon.toDays() < 15 || horizon.toDays() > 3650) {
            throw new IllegalArgumentException("The horizon must be 15 to 3650 days, got " + horizon.toDays());
        }
        if (threads < 1 || threads > 256) {
            throw new IllegalArgumentException("A backtest needs 1 to 256 threads, got " + threads);
        }
    }

    /** The defaults, with a thread for each processor. */
    public static BacktestSettings defaults() {
        return new BacktestSettings(
                ScoreConstants.DEFAULT,
                AlertRules.DEFAULT,
                Duration.ofDays(60),
                Math.min(256, Runtime.getRuntime().availableProcessors()));
    }
}
