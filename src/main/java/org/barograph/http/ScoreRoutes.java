package org.barograph.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.barograph.query.AlertItem;
import org.barograph.query.AlertQueries.AlertsAnswer;
import org.barograph.query.PastQueries.HistoryAnswer;
import org.barograph.query.RankedStories;
import org.barograph.query.ScoreQueries;
import org.barograph.query.ScoreQueries.ListAnswer;
import org.barograph.query.ScoreQueries.StoriesAnswer;
import org.barograph.query.ScoreQueries.View;

/** Scores, their past and what they are made of. */
final class ScoreRoutes {
    private static final int MAX_STEP_HOURS = 24 * 366;
    private static final int MAX_ID_CHARS = 200;

    private final ScoreQueries queries;
    private final RankedEverywhere pastStories;

    ScoreRoutes(ScoreQueries queries, RankedStories ranked) {
        this.queries = queries;
        pastStories = new RankedEverywhere(ranked);
    }

    void add(RoutesConfig routes) {
        routes.get("/api/issues", this::board);
        routes.get("/api/issues/{id}", this::issue);
        routes.get("/api/issues/{id}/history", this::history);
        routes.get("/api/issues/{id}/why", this::why);
        routes.get("/api/issues/{id}/stories", this::stories);
        routes.get("/api/issues/{id}/dyads", this::dyads);
        routes.get("/api/alerts", this::alerts);
        routes.get("/api/actors/{code}", this::actor);
        routes.get("/api/countries", this::countries);
    }

    private void board(Context context) {
        var answer = queries.board(Parameters.view(context));
        Answers.sendTable(context, answer, answer.items());
    }

    private void issue(Context context) {
        Answers.send(context, queries.issue(context.pathParam("id"), Parameters.view(context)));
    }

    private void history(Context context) {
        View view = Parameters.view(context);
        Instant from = Parameters.instant(context, "from");
        Instant to = Parameters.instant(context, "to");
        int step = Parameters.number(context, "step", 1, 1, MAX_STEP_HOURS);
        boolean known =
                Parameters.choice(context, "as", List.of("revised", "known")).equals("known");
        boolean csv = Parameters.csv(context);
        if (known && context.queryParam("halfLife") != null) {
            throw new BadRequestException(
                    "halfLife goes with as=revised: what was known then has the half-life of then");
        }
        HistoryAnswer answer;
        try {
            answer = queries.past().history(context.pathParam("id"), from, to, step, view, known);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(e.getMessage());
        }
        if (csv) {
            Answers.sendCsv(context, Csv.of(answer.columns(), answer.rows()));
        } else {
            Answers.send(context, answer);
        }
    }

    private void why(Context context) {
        View view = Parameters.view(context);
        Instant from = Parameters.instant(context, "from");
        Instant to = Parameters.instant(context, "to");
        Map<String, Object> answer;
        try {
            answer = queries.past().why(context.pathParam("id"), from, to, view);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(e.getMessage());
        }
        Answers.sendTable(context, answer, (List<?>) answer.get("parts"));
    }

    private interface Lists {
        ListAnswer of(View view);
    }

    private void stories(Context context) {
        String id = context.pathParam("id");
        View view = Parameters.view(context);
        Parameters.Page page = Parameters.page(context);
        Parameters.csv(context);
        if (pastStories.answersPart(context, id, view.at())) {
            return;
        }
        StoriesAnswer answer = queries.stories(id, page.view(view), pastStories);
        List<Map<String, Object>> items = page.of(answer.items());
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("as_of", answer.asOf());
        document.put("half_life_hours", answer.halfLifeHours());
        document.put("catalog_version", answer.catalogVersion());
        document.put("tension", answer.tension());
        document.put("tension_e4", answer.tensionE4());
        document.put("items", items);
        document.put("rest", answer.rest());
        document.put("next", page.next(answer.items().size(), answer.asOf()));
        Answers.sendTable(context, document, items);
    }

    private void dyads(Context context) {
        String id = context.pathParam("id");
        list(context, view -> queries.dyads(id, view));
    }

    private void countries(Context context) {
        list(context, queries.actors()::countries);
    }

    /** Sends a page of a list; all pages are for the same instant. */
    private static void list(Context context, Lists lists) {
        Parameters.Page page = Parameters.page(context);
        ListAnswer answer = lists.of(page.view(Parameters.view(context)));
        List<Map<String, Object>> items = page.of(answer.items());
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("as_of", answer.asOf());
        document.put("half_life_hours", answer.halfLifeHours());
        document.put("catalog_version", answer.catalogVersion());
        document.put("items", items);
        document.put("next", page.next(answer.items().size(), answer.asOf()));
        Answers.sendTable(context, document, items);
    }

    private void alerts(Context context) {
        Boolean open = Parameters.flag(context, "open");
        String issue = Parameters.text(context, "issue", MAX_ID_CHARS);
        View view = Parameters.view(context);
        Parameters.Page page = Parameters.page(context);
        AlertsAnswer answer = queries.alerts().alerts(open, issue, page.view(view));
        List<AlertItem> items = page.of(answer.items());
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("as_of", answer.asOf());
        document.put("half_life_hours", answer.halfLifeHours());
        document.put("catalog_version", answer.catalogVersion());
        document.put("items", items);
        document.put("next", page.next(answer.items().size(), answer.asOf()));
        Answers.sendTable(context, document, items);
    }

    private void actor(Context context) {
        Map<String, Object> answer = queries.actors().actor(context.pathParam("code"), Parameters.view(context));
        Answers.sendTable(context, answer, (List<?>) answer.get("dyads"));
    }
}
