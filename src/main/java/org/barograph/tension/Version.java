package org.barograph.tension;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

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

    /** SHA-256 over all that a score can depend on in an article, each part with its length before it. */
    public static byte[] contentHash(List<String> parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
                digest.update(bytes);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

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
