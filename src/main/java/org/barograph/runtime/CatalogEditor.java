package org.barograph.runtime;

import java.util.Collection;
import org.barograph.catalog.CatalogEntry;
import org.barograph.catalog.CompiledCatalog;
import org.barograph.stream.CatalogManifest;

/** Where the entries of the catalogue stand, and how they are changed. */
public interface CatalogEditor {
    /** The entries, switched-off ones among them. */
    CatalogManifest.Contents read();

    /**
     * Puts entries in force, beside or in the place of those that are there.
     *
     * @return the catalogue that they make
     * @throws org.barograph.catalog.CatalogException if they do not fit; then nothing is written
     */
    CompiledCatalog apply(Collection<CatalogEntry> entries);

    /**
     * Switches entries off.
     *
     * @return the catalogue without them
     * @throws IllegalArgumentException if there is no such entry
     * @throws org.barograph.catalog.CatalogException if the others do not fit without them; then nothing is written
     */
    CompiledCatalog remove(Collection<String> ids);
}
