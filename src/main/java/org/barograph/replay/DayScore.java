package org.barograph.replay;

import java.time.LocalDate;
import org.barograph.catalog.IssueSummary;
import org.barograph.tension.Score;
import org.barograph.tension.Standing;

/**
 * The record of an issue at the end of a day.
 *
 * @param day the day, UTC; the score is for its end
 * @param issue the issue
 * @param score the score
 * @param standing how far it can be relied on; the feed is live on a day with articles
 * @param momentum tension at a half-life of 24 h minus tension at 168 h, points
 * @param changeOverDay tension minus tension 24 hours before, points
 * @param families publisher families among the heaviest stories
 */
record DayScore(
        LocalDate day,
        IssueSummary issue,
        Score score,
        Standing standing,
        double momentum,
        double changeOverDay,
        int families) {}
