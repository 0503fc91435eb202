package org.barograph.tension;

/**
 * What alerts need of a score.
 *
 * @param issue id of the issue
 * @param asOfMs instant of the score, ms since 1970
 * @param tension [0, 100]
 * @param bandLow lower end of the 90% band, [0, 100]
 * @param z deviation from the baseline; null while learning
 * @param effectiveStories stories of equal size that would give the same concentration
 * @param families publisher families among the stories
 */
public record Reading(
        String issue, long asOfMs, double tension, double bandLow, Double z, double effectiveStories, int families) {}
