package org.barograph.cli;

import org.barograph.tension.ScoreConstants;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The constants of the score, for experiments: with others than the defaults figures are not comparable. */
final class ScoreOptions {
    @Option(
            names = "--half-life",
            paramLabel = "HOURS",
            description = "Half-life of the decay, 1 to 8760 (default: 72).")
    private Double halfLife;

    @Option(
            names = "--hot-share",
            paramLabel = "C",
            description =
                    "c, the smoothed share that scores 50, in (0, 1] (default: frozen from the development years).")
    private Double hotShare;

    @Option(
            names = "--prior",
            paramLabel = "STORIES",
            description = "kappa, the prior's weight at a half-life of 72 h, above 0 (default: 20).")
    private Double prior;

    @Option(
            names = "--corroboration",
            paramLabel = "Q",
            description = "q, what each further publisher adds to a story, in (0, 1) (default: 0.75).")
    private Double corroboration;

    @Option(
            names = "--relief",
            paramLabel = "RHO",
            description = "rho, how much cooperation relieves beside what conflict strains, in [0, 1].")
    private Double relief;

    @Option(
            names = "--firmness",
            paramLabel = "LAMBDA",
            description = "lambda, added to the sum of confidences of an article, in (0, 100].")
    private Double firmness;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec mixee;

    /**
     * The defaults with what was given in their place.
     *
     * @throws ParameterException for a value out of range
     */
    ScoreConstants constants() {
        ScoreConstants base = ScoreConstants.DEFAULT;
        try {
            return new ScoreConstants(
                    or(halfLife, base.halfLifeHours()),
                    or(hotShare, base.hotShare()),
                    or(prior, base.priorStories()),
                    or(corroboration, base.corroboration()),
                    or(relief, base.relief()),
                    or(firmness, base.firmness()));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(mixee.commandLine(), e.getMessage(), e);
        }
    }

    private static double or(Double given, double standard) {
        return given == null ? standard : given;
    }
}
