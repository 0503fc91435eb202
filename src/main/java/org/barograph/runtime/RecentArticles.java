package org.barograph.runtime;

import java.util.List;
import org.barograph.stream.avro.Article;

/** The articles that came last. */
public interface RecentArticles {
    /** The newest articles, the newest first; of one id the version that came last, and no retraction. */
    List<Article> newest(int most);
}
