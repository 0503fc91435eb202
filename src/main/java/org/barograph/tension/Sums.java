package org.barograph.tension;

/**
 * Sums of one hour, in millionths. Addition is exact and commutes, so they do not depend on the order of arrival.
 *
 * @param strain Σ v: signed strain; 0 for volume
 * @param strainSquares Σ v²; 0 for volume and dyads
 * @param weight Σ A·r: corroborated relevance, for volume Σ A; 0 for dyads
 * @param weightSquares Σ (A·r)²; 0 for volume and dyads
 */
public record Sums(long strain, long strainSquares, long weight, long weightSquares) {
    /** Nothing. */
    public static final Sums ZERO = new Sums(0, 0, 0, 0);

    /**
     * The sum of both.
     *
     * @throws ArithmeticException where a sum leaves the range of long
     */
    public Sums plus(Sums other) {
        return new Sums(
                Math.addExact(strain, other.strain),
                Math.addExact(strainSquares, other.strainSquares),
                Math.addExact(weight, other.weight),
                Math.addExact(weightSquares, other.weightSquares));
    }

    /**
     * The difference of both.
     *
     * @throws ArithmeticException where a difference leaves the range of long
     */
    public Sums minus(Sums other) {
        return new Sums(
                Math.subtractExact(strain, other.strain),
                Math.subtractExact(strainSquares, other.strainSquares),
                Math.subtractExact(weight, other.weight),
                Math.subtractExact(weightSquares, other.weightSquares));
    }

    /** Whether all four are 0. */
    public boolean isZero() {
        return strain == 0 && strainSquares == 0 && weight == 0 && weightSquares == 0;
    }
}
