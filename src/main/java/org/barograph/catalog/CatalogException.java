package org.barograph.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A catalogue that can't be used. Carries every problem that was found, not only the first. */
public final class CatalogException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int MAX_SHOWN = 50;

    private final transient List<Problem> problems;

    /** @param problems all that was found, in any order; not empty */
    public CatalogException(List<Problem> problems) {
        super(message(problems));
        this.problems = problems.stream()
                .sorted(Comparator.comparing(Problem::file).thenComparingInt(Problem::line))
                .toList();
    }

    /** All problems, by file and line; never empty. */
    public List<Problem> problems() {
        return problems;
    }

    private static String message(List<Problem> problems) {
        String shown = problems.stream()
                .sorted(Comparator.comparing(Problem::file).thenComparingInt(Problem::line))
                .limit(MAX_SHOWN)
                .map(Problem::toString)
                .collect(Collectors.joining("\n"));
        return problems.size() <= MAX_SHOWN ? shown : shown + "\n... and " + (problems.size() - MAX_SHOWN) + " more";
    }
}
