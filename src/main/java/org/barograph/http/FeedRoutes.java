package org.barograph.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.barograph.query.FeedQueries;
import org.barograph.query.ScoreQueries;

/** The sources of articles, and which of them are silent. */
final class FeedRoutes {
    private static final String ALL = "all";

    private final ScoreQueries queries;

    FeedRoutes(ScoreQueries queries) {
        this.queries = queries;
    }

    void add(RoutesConfig routes) {
        routes.get("/api/feeds", this::feeds);
    }

    private void feeds(Context context) {
        String state = Parameters.choice(context, "state", List.of(ALL, "silent", "live", "rare"));
        Parameters.Page page = Parameters.page(context);
        FeedQueries.Answer answer =
                queries.feeds().feeds(page.view(Parameters.view(context)), state.equals(ALL) ? null : state);
        List<FeedQueries.Item> items = page.of(answer.items());
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("as_of", answer.asOf());
        document.put("half_life_hours", answer.halfLifeHours());
        document.put("catalog_version", answer.catalogVersion());
        document.put("known_from", answer.knownFrom());
        document.put("silent", answer.silent());
        document.put("live", answer.live());
        document.put("rare", answer.rare());
        document.put("items", items);
        document.put("next", page.next(answer.items().size(), answer.asOf()));
        Answers.sendTable(context, document, items);
    }
}
