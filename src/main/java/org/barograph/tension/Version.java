package org.barograph.tension;

import java.util.Arrays;
import java.util.Comparator;

/**
 * The version of an article, ordered by revision, then retraction, then content: the greatest one of an id wins,
 * whatever arrives first.
 *
 * @param revision number given by the producer, from 1
 * @param retracted whether this version withdraws the article
 * @param contentHash SHA-256 of the content, compared as unsigned bytes
 */
public record Version(int revision, boolean retracted, byte[] contentHash) implements Comparable<Version> {
    /** Revision of a retraction that nothing can undo. */
    public static final int FINAL_REVISION = Integer.MAX_VALUE;

    private static final Comparator<Version> ORDER = Comparator.comparingInt(Version::revision)
            .thenComparing(Version::retracted)
            .thenComparing(Version::contentHash, Arrays::compareUnsigned);

    @Override
    public int compareTo(Version other) {
        return ORDER.compare(this, other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Version version && compareTo(version) == 0;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * revision + Boolean.hashCode(retracted)) + Arrays.hashCode(contentHash);
    }
}
