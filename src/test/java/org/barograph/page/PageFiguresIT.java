package org.barograph.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the page's figures say: that they add up, agree with each other, and name their instant. */
class PageFiguresIT extends OnPage {
    private static final Pattern FROM_TO = Pattern.compile("from (\\S+) to\\s+([0-9.]+)");

    @Test
    void theLeadTellsTheDayAndTheFiguresOfThePanelThatItLinksTo() {
        Page page = browser.open("/");
        Locator why = page.locator(".lede a").filter(new Locator.FilterOptions().setHasText(Pattern.compile("^why$")));
        why.waitFor();
        assertThat(page.locator(".movers q").first()).isVisible();
        Locator lede = page.locator(".lede");
        assertThat(lede).containsText("(00:00 to 24:00 UTC)");
        List<String> told = fromTo(lede);
        why.click();
        Locator sentence = page.locator(".sentence");
        sentence.waitFor();
        assertThat(fromTo(sentence)).isEqualTo(told);
        assertThat(page.locator(".waterfall tbody th").first()).containsText("00:00 UTC");
        // What the page explains by itself is that same day.
        page.locator("section[aria-labelledby=why-title] .choices button")
                .first()
                .click();
        assertThat(page).not().hasURL(Pattern.compile("whyFrom"));
        assertThat(fromTo(page.locator(".sentence"))).isEqualTo(told);
        assertThat(fromTo(page.locator(".issue-told p").filter(new Locator.FilterOptions().setHasText("rose most"))))
                .isEqualTo(told);
        browser.assertQuiet();
    }

    @Test
    void theLeadNamesEachHeadlineOnce() {
        server.publish(PageNews.article(
                "coastal-herald:again",
                "Coastal Herald",
                PageNews.rise(now).plus(Duration.ofHours(1)),
                PageNews.FIRST_HEADLINE + " again",
                "Residents of Hualien counted the shells that China fired, and the mayor of the town closed its schools.",
                "https://coastal-herald.example/again"));
        await("the report to be scored").atMost(Duration.ofSeconds(60)).until(() -> server.get(
                        "/api/issues/taiwan-strait/stories?limit=50")
                .findValuesAsText("title")
                .contains(PageNews.FIRST_HEADLINE + " again"));
        Page page = browser.open("/");
        assertThat(page.locator(".movers")).containsText("2 reports under nearly this headline");
        List<String> named = page.locator(".movers q").allInnerTexts();
        assertThat(named).hasSize(2);
        assertThat(named.get(0) + named.get(1))
                .containsOnlyOnce(PageNews.FIRST_HEADLINE)
                .containsOnlyOnce(PageNews.SECOND_HEADLINE);
        browser.assertQuiet();
    }

    @Test
    void thePairsAndWhatIsNoPairAddUpToTheScoreAsShown() {
        Page page = browser.open("/?view=issue&issue=taiwan-strait");
        Locator section = page.locator("section[aria-labelledby=matrix-title]");
        section.locator(".sum").waitFor();
        BigDecimal score = number(section.locator(".sum tfoot td").innerText());
        assertThat(page.locator(".issue-reading .score")).hasText(score.toPlainString());

        BigDecimal cells = sum(section.locator(".matrix td:not(.none)"));
        List<String> names = section.locator(".sum tbody th").allInnerTexts();
        assertThat(names.get(0)).startsWith("Pairs of the matrix");
        assertThat(names).anyMatch(name -> name.startsWith("Its own normal"));
        assertThat(number(section.locator(".sum tbody td").first().innerText())).isEqualByComparingTo(cells);
        assertThat(sum(section.locator(".sum tbody td"))).isEqualByComparingTo(score);
        assertThat(section.locator(".matrix td[class*=rise-], .matrix td[class*=ease-]")
                        .allInnerTexts())
                .isNotEmpty()
                .noneMatch(text -> text.endsWith("0.0") && text.length() <= 4);

        section.locator("summary").click();
        List<BigDecimal> exact = section.locator(".plain-table tbody td").allInnerTexts().stream()
                .map(PageFiguresIT::number)
                .toList();
        assertThat(exact.subList(0, exact.size() - 1).stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(exact.get(exact.size() - 1));
        browser.assertQuiet();
    }

    @Test
    void theReportsAndTheNormalAddUpToTheScoreAsShown() {
        Page page = browser.open("/?view=issue&issue=taiwan-strait");
        Locator table = page.locator("section[aria-labelledby=stories-title] .sum");
        table.waitFor();
        BigDecimal score = number(table.locator("tfoot td").innerText());
        assertThat(page.locator(".issue-reading .score")).hasText(score.toPlainString());
        assertThat(sum(table.locator("tbody td"))).isEqualByComparingTo(score);
        // A line that stands in two tables reads the same in both.
        List<String> normals = page.locator(".sum tr")
                .filter(new Locator.FilterOptions().setHasText("Its own normal"))
                .locator("td")
                .allInnerTexts();
        assertThat(normals).hasSize(2);
        assertThat(normals.get(0)).isEqualTo(normals.get(1));
        browser.assertQuiet();
    }

    @Test
    void aPairOfOneCountryReadsAsWithinIt() {
        server.publish(outlets("sagaing", "Myanmar army bombs market in Sagaing"));
        server.awaitTension("myanmar", 1);
        Page page = browser.open("/");
        assertThat(page.locator("[data-issue=myanmar] .col-dyad")).hasText("within Myanmar");
        page.locator("[data-issue=myanmar] .name").click();
        assertThat(page.locator(".matrix td.within")).containsText("within");
        assertThat(page.locator(".figures")).containsText("Own index");
        browser.assertQuiet();
    }

    @Test
    void aScoreThatEasingHoldsDownIsTellablyNotQuiet() {
        server.publish(outlets("aleppo", "Turkey and Syria agree on return of refugees to Aleppo"));
        Page page = browser.open("/?view=issue&issue=syria");
        assertThat(page.locator(".issue-told"))
                .containsText(
                        "easing",
                        new com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions()
                                .setTimeout(30_000));
        assertThat(page.locator(".issue-reading .chip")).hasText("calm, eased");
        assertThat(page.locator(".sum").first()).containsText("Floor");
        assertThat(page.locator("section[aria-labelledby=stories-title] .sum tfoot td"))
                .hasText("0.0");
        browser.assertQuiet();
    }

    @Test
    void anOpenAlertShowsItsOpeningAndWhereItStandsNow() {
        JsonNode alert = server.get("/api/alerts?open=true&issue=taiwan-strait")
                .path("items")
                .path(0);
        assertThat(alert.path("kind").asText()).isIn("level", "anomaly");
        Page page = browser.open("/?view=alerts");
        Locator card = page.locator(".alert.open")
                .filter(new Locator.FilterOptions().setHasText("Taiwan Strait"))
                .filter(new Locator.FilterOptions()
                        .setHasText(alert.path("kind").asText()));
        assertThat(card.locator("thead th")).hasText(new String[] {"At opening", "Now", "Peak since", "Closes below"});
        Locator tension = card.locator("tbody tr").nth(1).locator("td");
        assertThat(tension.nth(0)).hasText(tenths(alert.path("opening_tension")));
        // Tension falls by less than this while the two are asked for.
        assertThat(number(tension.nth(1).innerText()).doubleValue())
                .isCloseTo(
                        server.get("/api/issues/taiwan-strait").path("tension").asDouble(), within(0.2));
        assertThat(number(tension.nth(2).innerText()))
                .isGreaterThanOrEqualTo(number(tension.nth(1).innerText()))
                .isGreaterThanOrEqualTo(number(tension.nth(0).innerText()));
        assertThat(card).containsText("Heaviest reports when it opened");
        assertThat(card.locator(".alert-stories"))
                .containsText(
                        alert.path("opening_stories").path(0).path("title").asText());
        // The board's rail and the issue's own page tell the same.
        for (String view : List.of("/", "/?view=issue&issue=taiwan-strait")) {
            Page other = browser.open(view);
            assertThat(other.locator(".rail, .issue-told")
                            .locator(".alert-kind")
                            .filter(new Locator.FilterOptions()
                                    .setHasText(alert.path("kind").asText()))
                            .first())
                    .containsText("now");
        }
        browser.assertQuiet();
    }

    @Test
    void anAlertThatOutlastsItsThresholdSaysWhatClosesIt() {
        String answer =
                """
                {"as_of": "2100-01-01T00:00:00Z", "half_life_hours": 72, "catalog_version": "x", "next": null, "items": [
                 {"alert_id": "arctic/anomaly/1", "issue_id": "arctic", "name": "Arctic", "kind": "anomaly", "phase": "updated",
                  "opened_at": "2024-05-01T10:00:00Z", "as_of": "2024-05-02T10:00:00Z", "closed_at": null, "threshold": 2.0,
                  "closes_below": 1.0, "tension": 61.2, "peak_tension": 66.1, "z": 24.9, "opening_tension": 42.5,
                  "opening_z": 2.3, "present_as_of": "2100-01-01T00:00:00Z", "present_tension": 40.2,
                  "present_band_low": 22.9, "present_z": 1.4, "reason": "", "opening_reason": "",
                  "stories": [{"id": "2", "title": "Later report", "points": 12.3, "families": 4, "url": null}],
                  "opening_stories": [{"id": "1", "title": "Opening report", "points": 9.1, "families": 3, "url": null}]}]}
                """;
        Page page = browser.open("/?view=catalog");
        page.route(
                Pattern.compile("/api/alerts"),
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(200)
                        .setHeaders(Map.of("Content-Type", "application/json"))
                        .setBody(answer)));
        page.navigate(server.address() + "/?view=alerts");
        Locator card = page.locator(".alert").filter(new Locator.FilterOptions().setHasText("Arctic"));
        assertThat(card.locator(".still"))
                .containsText("z is below the 2 that opened it. It stays open until it is below 1.");
        assertThat(card.locator("tbody tr").first().locator("td")).hasText(new String[] {"+2.3", "+1.4", "", "1"});
        assertThat(card.locator("tbody tr").nth(1).locator("td")).hasText(new String[] {"42.5", "40.2", "66.1", ""});
        assertThat(card.locator(".alert-stories")).containsText("Opening report");
        assertThat(card).not().containsText("Later report");
        browser.assertQuiet();
    }

    @Test
    void theMapHasTheSameShadesAtEveryInstant() {
        Page page = browser.open("/?view=map");
        Locator legend = page.locator(".map-legend");
        String shades = legend.innerText();
        assertThat(page.locator(".on-map").allTextContents())
                .isNotEmpty()
                .allMatch(text -> text.matches("[A-Z]{3} \u2212?\\d+\\.\\d"));
        page.navigate(server.address() + "/?view=map&at=" + PageNews.rise(now).minus(Duration.ofDays(2)));
        assertThat(page.locator(".dateline")).containsText("as of");
        assertThat(legend).hasText(shades);
        browser.assertQuiet();
    }

    @Test
    void aNewReaderFindsTheKeyAboveTheTable() {
        Page page = browser.open("/");
        Locator key = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("How to read this board"));
        page.locator(".row").first().waitFor();
        assertThat(key.boundingBox().y).isLessThan(page.locator("table.board").boundingBox().y);
        assertThat(page.locator("#key")).not().isVisible();
        key.focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#key")).containsText("50 is a hot issue");
        assertThat(key).isFocused();
        assertThat(key).hasAttribute("aria-expanded", "true");
        PageBrowser.assertAccessible(page, "the board with its key");
        browser.assertQuiet();
    }

    @Test
    void anIssueWithoutEvidenceShowsNoFigures() {
        Page page = browser.open("/?view=issue&issue=arms-control");
        assertThat(page.locator(".issue-reading .chip")).hasText("no evidence");
        for (String name : List.of("24 hours", "Own index", "z", "Momentum")) {
            assertThat(page.locator(".figures > div")
                            .filter(new Locator.FilterOptions()
                                    .setHas(page.locator(
                                            "dt",
                                            new Page.LocatorOptions().setHasText(Pattern.compile("^" + name + "$")))))
                            .locator("dd")
                            .first())
                    .hasText("\u2013");
        }
        browser.assertQuiet();
    }

    /** The two scores of "it rose ... from A to B". */
    private static List<String> fromTo(Locator place) {
        String text = place.innerText();
        Matcher matcher = FROM_TO.matcher(text.substring(Math.max(0, text.indexOf("rose"))));
        assertThat(matcher.find()).as(text).isTrue();
        return List.of(matcher.group(1), matcher.group(2).replaceAll("\\.$", ""));
    }

    private static BigDecimal sum(Locator cells) {
        return cells.allInnerTexts().stream().map(PageFiguresIT::number).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** A number as the page prints it, without the words beside it that only a screen reader tells. */
    private static BigDecimal number(String text) {
        return new BigDecimal(text.replace('\u2212', '-').replaceAll("[^0-9.+-]", ""));
    }

    private static String tenths(JsonNode value) {
        return String.format(
                Locale.ROOT,
                "%s",
                new BigDecimal(value.asDouble())
                        .setScale(1, RoundingMode.HALF_UP)
                        .toPlainString());
    }
}
