package org.barograph.tension;

/**
 * What the score needs of a coded event or cue.
 *
 * @param dyad ordered pair of dyad codes, source-target, or empty for a cue
 * @param goldstein in [-10, 10]; negative is conflict
 * @param confidence in (0, 1]
 */
public record ReportedEvent(String dyad, double goldstein, double confidence) {}
