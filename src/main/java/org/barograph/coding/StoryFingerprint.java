package org.barograph.coding;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import org.barograph.text.Fingerprint;

/** The fingerprint that an article's story goes by. */
public final class StoryFingerprint {
    /** A text with fewer content words says too little for two sources to be one story by chance. */
    private static final int SHORT_TOKENS = 8;

    private StoryFingerprint() {}

    /**
     * 16 hexadecimal digits: those of the text, which near-identical copies share; of a very short text those of the
     * text, the source and the day together.
     */
    public static String of(String source, LocalDate day, String title, String body) {
        return of(source, day, Fingerprint.of(title, body));
    }

    /** The same, of a text whose own fingerprint is known. */
    static String of(String source, LocalDate day, Fingerprint fingerprint) {
        String text = fingerprint.digits();
        if (fingerprint.contentTokens() >= SHORT_TOKENS) {
            return text;
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            digest.update(
                    ByteBuffer.allocate(Long.BYTES).putLong(day.toEpochDay()).flip());
            digest.update(source.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
