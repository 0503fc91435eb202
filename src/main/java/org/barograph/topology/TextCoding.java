package org.barograph.topology;

import java.time.LocalDate;
import org.barograph.coding.ArticleReading;
import org.barograph.coding.CodedText;

/** How the tag stage reads a text: with one catalogue, by any number of threads. */
public interface TextCoding {
    /** Actors, issues and events of a text, on the day it was published (UTC). */
    CodedText code(String title, String body, LocalDate day);

    /** The fingerprint that near-identical copies share; a very short text shares it only within its source and day. */
    String fingerprint(String source, LocalDate day, String title, String body);

    /** Both of them; for a coder that gets them in one pass. */
    default ArticleReading read(String source, LocalDate day, String title, String body) {
        return new ArticleReading(code(title, body, day), fingerprint(source, day, title, body));
    }
}
