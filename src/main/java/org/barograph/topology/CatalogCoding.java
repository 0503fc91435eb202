package org.barograph.topology;

import java.time.LocalDate;
import org.barograph.catalog.CompiledCatalog;
import org.barograph.coding.ArticleReading;
import org.barograph.coding.CodedText;
import org.barograph.coding.Coder;
import org.barograph.coding.StoryFingerprint;

/** Reads texts with Barograph's own coder. */
public final class CatalogCoding implements TextCoding {
    private final Coder coder;

    public CatalogCoding(CompiledCatalog catalog) {
        coder = new Coder(catalog);
    }

    @Override
    public CodedText code(String title, String body, LocalDate day) {
        return coder.code(title, body, day);
    }

    @Override
    public String fingerprint(String source, LocalDate day, String title, String body) {
        return StoryFingerprint.of(source, day, title, body);
    }

    @Override
    public ArticleReading read(String source, LocalDate day, String title, String body) {
        return coder.read(source, day, title, body);
    }
}
