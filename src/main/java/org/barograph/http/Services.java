package org.barograph.http;

import java.util.function.Supplier;
import org.barograph.catalog.CompiledCatalog;
import org.barograph.query.RankedStories;
import org.barograph.query.ScoreBook;
import org.barograph.query.ScoreQueries;
import org.barograph.query.StoryFinder;
import org.barograph.runtime.ArticleWriter;
import org.barograph.runtime.CatalogEditor;
import org.barograph.runtime.CatalogPreview;
import org.barograph.runtime.InstanceMetrics;

/**
 * What the server answers from. Suppliers throw {@link org.barograph.query.NotReadyException} while there is nothing yet.
 *
 * @param queries answers about scores
 * @param book what they are computed from
 * @param health of the instance
 * @param metrics of the instance
 * @param stories finds stories
 * @param ranked ranks the stories of past instants
 * @param articles takes articles
 * @param catalogEditor reads and edits the catalogue
 * @param preview shows what an edit would change
 * @param catalog the catalogue in force
 * @param catalogProblem why the newest version of the catalogue is not in force, or empty
 */
public record Services(
        ScoreQueries queries,
        ScoreBook book,
        Health health,
        InstanceMetrics metrics,
        StoryFinder stories,
        RankedStories ranked,
        Supplier<ArticleWriter> articles,
        Supplier<CatalogEditor> catalogEditor,
        Supplier<CatalogPreview> preview,
        Supplier<CompiledCatalog> catalog,
        Supplier<String> catalogProblem) {}
