package org.barograph.replay;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How an issue's monthly index goes with a published one, over the months that both have.
 *
 * @param issue id of the issue
 * @param index name of the published index
 * @param months the common months, ascending
 * @param ours our index in these months
 * @param theirs the published one in these months
 * @param pearson Pearson's r of the levels, in [-1, 1]; NaN where one of them does not vary
 * @param spearman Spearman's rank correlation of the levels, equal values with their mean rank
 * @param differences Pearson's r of the changes from one common month to the next: levels are flattered by regime shifts
 */
record Correlation(
        String issue,
        String index,
        List<YearMonth> months,
        double[] ours,
        double[] theirs,
        double pearson,
        double spearman,
        double differences) {
    /** With fewer common months a correlation says nothing. */
    static final int MIN_MONTHS = 12;

    static Correlation of(
            String issue, SortedMap<YearMonth, Double> ours, String index, SortedMap<YearMonth, Double> theirs) {
        TreeMap<YearMonth, Double> common = new TreeMap<>(ours);
        common.keySet().retainAll(theirs.keySet());
        List<YearMonth> months = new ArrayList<>(common.keySet());
        double[] x = months.stream().mapToDouble(common::get).toArray();
        double[] y = months.stream().mapToDouble(theirs::get).toArray();
        return new Correlation(
                issue,
                index,
                months,
                x,
                y,
                pearson(x, y),
                pearson(ranks(x), ranks(y)),
                pearson(differences(x), differences(y)));
    }

    boolean enough() {
        return months.size() >= MIN_MONTHS;
    }

    static double pearson(double[] x, double[] y) {
        double meanX = Arrays.stream(x).average().orElse(Double.NaN);
        double meanY = Arrays.stream(y).average().orElse(Double.NaN);
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - meanX) * (y[i] - meanY);
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }
        return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : Double.NaN;
    }

    private static double[] ranks(double[] values) {
        Integer[] order = new Integer[values.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
        double[] ranks = new double[values.length];
        for (int from = 0, to; from < order.length; from = to) {
            to = from + 1;
            while (to < order.length && values[order[to]] == values[order[from]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks[order[i]] = (from + to - 1) / 2.0;
            }
        }
        return ranks;
    }

    private static double[] differences(double[] values) {
        double[] differences = new double[Math.max(0, values.length - 1)];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = values[i + 1] - values[i];
        }
        return differences;
    }
}
