package org.barograph.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a person does on the page, in a real browser. */
class PageIT extends OnPage {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM", Locale.UK).withZone(ZoneOffset.UTC);
    private static final double BOARD_WITHIN_MS = 1_000;
    private static final List<String> VIEWS = List.of(
            "/",
            "/?view=issue&issue=taiwan-strait",
            "/?view=issue&issue=panama-of-nowhere",
            "/?view=map",
            "/?view=map&layer=dyads",
            "/?view=alerts&alerts=all",
            "/?view=catalog&entry=taiwan-strait");

    @Test
    void theBoardSaysWhichIssueIsTheTensestWhenItRoseAndByWhichReports() {
        Page page = browser.open("/");
        Locator lede = page.locator(".lede");
        assertThat(lede).containsText("Tensest is Taiwan Strait");
        assertThat(lede).containsText("It rose most on " + DAY.format(PageNews.rise(now)));
        assertThat(lede).containsText(PageNews.FIRST_HEADLINE);
        assertThat(lede).containsText(PageNews.SECOND_HEADLINE);
        assertThat(page.locator(".measures")).containsText("reporting, not events");
        browser.assertQuiet();
    }

    @Test
    void theBoardSortsAndFiltersAndKeepsThatInTheAddress() {
        Page page = browser.open("/");
        assertThat(page.locator(".row .name").first()).hasText("Taiwan Strait");

        sorter(page, "Issue").click();
        assertThat(page.locator("th.col-name[aria-sort]")).hasAttribute("aria-sort", "ascending");
        List<String> names = page.locator("tbody:nth-of-type(2) .name").allInnerTexts();
        assertThat(names).hasSizeGreaterThan(30).isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER);

        page.locator("#search").fill("strait");
        assertThat(page.locator(".row")).hasCount(1);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("With an alert"))
                .click();
        page.reload();
        assertThat(page.locator("#search")).hasValue("strait");
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("With an alert")))
                .hasAttribute("aria-pressed", "true");
        assertThat(page.url()).contains("sort=name").contains("q=strait").contains("filter=alerts");
        browser.assertQuiet();
    }

    @Test
    void anIssueOpensZoomsAndTellsWhyItMoved() {
        Page page = browser.open("/");
        page.locator(".row .name").first().click();
        assertThat(page.locator("h1")).hasText("Taiwan Strait");
        page.locator(".u-over").waitFor();

        BoundingBox box = page.locator(".u-over").boundingBox();
        double y = box.y + box.height / 2;
        page.mouse().move(box.x + box.width * 0.5, y);
        page.mouse().down();
        page.mouse().move(box.x + box.width * 0.9, y, new Mouse.MoveOptions().setSteps(6));
        page.mouse().up();
        assertThat(page).hasURL(Pattern.compile("[?&]from=[^&]+&to="));

        // The steepest day of what is shown is explained, by parts that add up and by its reports.
        assertThat(page.locator(".waterfall tbody tr.end")).hasCount(2);
        List<Double> points = page.locator(".waterfall td:nth-child(2)").allInnerTexts().stream()
                .map(text -> Double.valueOf(text.replace('\u2212', '-')))
                .toList();
        double parts = points.subList(1, points.size() - 1).stream()
                .mapToDouble(part -> part)
                .sum();
        assertThat(points.get(0) + parts)
                .isCloseTo(points.get(points.size() - 1), org.assertj.core.data.Offset.offset(0.3));
        assertThat(page.locator("section[aria-labelledby=why-title] .headline"))
                .containsText(new String[] {"China", "Chinese"});

        Locator first =
                page.locator("section[aria-labelledby=stories-title] .story").first();
        first.getByRole(AriaRole.BUTTON).click();
        assertThat(first.locator(".copies li")).hasCount(8);
        assertThat(first.locator(".events")).containsText(Pattern.compile("China.*Taiwan"));
        assertThat(page.locator(".matrix")).containsText("China");
        Locator original = first.locator("a.original").first();
        assertThat(original).hasAttribute("rel", "noopener noreferrer");
        assertThat(original).hasAttribute("href", Pattern.compile("https://[a-z-]+\\.example/.*"));
        browser.assertQuiet();
    }

    @Test
    void theHalfLifeSwitchChangesTheScore() {
        Page page = browser.open("/?view=issue&issue=taiwan-strait");
        String before = page.locator(".issue-reading .score").innerText();
        page.getByLabel("24 hours").check();
        assertThat(page).hasURL(Pattern.compile("halfLife=24"));
        assertThat(page.locator(".issue-reading .score")).not().hasText(before);
        browser.assertQuiet();
    }

    @Test
    void aPublishedArticleShowsWithoutMovingTheRowThatHasTheFocus() {
        Page page = browser.open("/");
        Locator row = page.locator("[data-issue=kashmir]");
        Locator other = page.locator("[data-issue=venezuela] .name");
        assertThat(page.locator(".live")).hasText(Pattern.compile("Live"));
        String before = row.locator(".score").innerText();
        other.focus();
        List<String> order = page.locator(".row .name").allInnerTexts();

        server.publish(PageNews.article(
                "harbour-post:kashmir",
                "Harbour Post",
                Instant.now(),
                "Pakistan accuses India of shelling a village in Kashmir",
                "Pakistan accused India of shelling a village in Kashmir, officials said.",
                "https://harbour-post.example/kashmir"));
        assertThat(row.locator(".score")).not().hasText(before);
        assertThat(page.locator("#polite")).containsText("Kashmir");
        assertThat(page.locator(".row .name").allInnerTexts()).isEqualTo(order);
        assertThat(other).isFocused();

        page.locator(".settle").click();
        assertThat(page.locator(".settle")).hasCount(0);
        assertThat(page.locator(".row .name").allInnerTexts()).isNotEqualTo(order);
        browser.assertQuiet();
    }

    @Test
    void anEditOfTheCatalogueIsPreviewedSavedAndActs() {
        Page page = browser.open("/?view=catalog&entry=%2B");
        assertThat(page.locator(".rights")).containsText("Reading only");
        page.locator(".entries li").nth(30).waitFor();
        assertThat(page.locator(".entries li a").allInnerTexts())
                .isSortedAccordingTo(java.text.Collator.getInstance(Locale.UK));
        page.locator("#definition").fill("id: lantern-dispute\nname: Lantern dispute\nany: [bandstand]\nweek: 3\n");
        button(page, "Preview").click();
        assertThat(page.locator(".problems")).containsText("Line 4");
        button(page, "Line 4").click();
        assertThat(page.locator("#definition")).isFocused();
        // The browser itself writes each answer of 400 and more to the console.
        browser.forgive();

        page.locator("#definition").fill("id: lantern-dispute\nname: Lantern dispute\nany: [bandstand]\n");
        button(page, "Preview").click();
        assertThat(page.locator("#preview-title"))
                .hasText(Pattern.compile("These \\d+ of the last 1,000 articles would match"));

        button(page, "Give the token").click();
        page.getByLabel("Token", new Page.GetByLabelOptions().setExact(true)).fill(PageServer.TOKEN);
        button(page, "Use it").click();
        button(page, "Save").click();
        assertThat(page.locator(".editor")).containsText("Saved");
        assertThat(page.url()).doesNotContain(PageServer.TOKEN);

        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Board").setExact(true))
                .click();
        assertThat(page.locator("[data-issue=lantern-dispute]")).isVisible();
        server.publish(outlets("lantern", "Canada threatens Denmark with sanctions over a stolen bandstand"));
        assertThat(page.locator("[data-issue=lantern-dispute] .score")).hasText(Pattern.compile("[1-9].*"));
        assertThat(page.locator("[data-issue=lantern-dispute] .reason")).containsText("bandstand");
        browser.assertQuiet();
    }

    @Test
    void allCanBeDoneByKeyboardAlone() {
        Page page = browser.open("/");
        Keyboard keys = page.keyboard();
        assertThat(page.locator(".row .name").first()).hasText("Taiwan Strait");
        keys.press("?");
        assertThat(page.locator("#help")).isVisible();
        keys.press("Escape");
        assertThat(page.locator("#help")).not().isVisible();

        keys.press("j");
        keys.press("j");
        keys.press("k");
        assertThat(page.locator(".row .name").first()).isFocused();
        keys.press("p");
        assertThat(page).hasURL(Pattern.compile("pinned=taiwan-strait"));
        assertThat(page.locator(".row .name").first()).isFocused();
        keys.press("Enter");
        assertThat(page.locator("h1")).hasText("Taiwan Strait");
        keys.press("j");
        assertThat(page.locator(".headline a").first()).isFocused();
        keys.press("Escape");
        assertThat(page.locator(".board")).isVisible();

        keys.press("/");
        assertThat(page.locator("#search")).isFocused();
        keys.type("jk?");
        assertThat(page.locator("#search")).hasValue("jk?");
        keys.press("Escape");
        assertThat(page.locator("#search")).hasValue("");

        page.locator("#scrubber").focus();
        keys.press("PageDown");
        assertThat(page).hasURL(Pattern.compile("[?&]at="));
        assertThat(page.locator(".live")).hasText(Pattern.compile("Past, not live"));
        browser.assertQuiet();
    }

    @Test
    void theReplayShowsEverythingAsItStood() {
        String before = PageNews.rise(now).minusSeconds(86_400).toString();
        Page page = browser.open("/?at=" + before);
        assertThat(page.locator(".live")).hasText(Pattern.compile("Past, not live"));
        Locator score = page.locator("[data-issue=taiwan-strait] .score");
        String then = score.innerText();
        // What has come in is told by the clock on the wall, not by the instant shown.
        assertThat(page.locator(".vitals")).containsText("Stories in 24 h");
        assertThat(page.locator(".vitals")).not().containsText("Articles");
        button(page, "Replay").click();
        assertThat(page.locator(".live")).hasText(Pattern.compile("Replaying"));
        button(page, "Pause").click();
        assertThat(page.locator(".live")).hasText(Pattern.compile("Past, not live"));
        button(page, "Back to now").click();
        assertThat(page.locator(".live")).hasText(Pattern.compile("Live"));
        assertThat(score).not().hasText(then);
        assertThat(points(score) - Double.parseDouble(then)).isGreaterThan(10);
        browser.assertQuiet();
    }

    @Test
    void scriptsInAnArticleStayText() {
        String script = "<script>window.hacked=1</script><img src=x onerror=\"window.hacked=1\">";
        server.publish(PageNews.article(
                "script:1",
                "Gazette " + script,
                Instant.now(),
                "Yemen's Houthis fire missiles at ship in Red Sea " + script,
                "Houthis fired missiles at a ship in the Red Sea. " + script,
                "javascript:window.hacked=1"));
        server.awaitTension("red-sea", 1);

        Page page = browser.open("/");
        assertThat(page.locator("[data-issue=red-sea] .reason")).containsText("<script>");
        page.locator("[data-issue=red-sea] .name").click();
        Locator story =
                page.locator("section[aria-labelledby=stories-title] .story").first();
        assertThat(story).containsText("<script>window.hacked=1</script>");
        story.getByRole(AriaRole.BUTTON).click();
        assertThat(story.locator(".copies .source")).containsText("<script>");
        assertThat(story.locator("a")).hasCount(0);
        assertThat(page.locator("main script, main img")).hasCount(0);
        assertThat(page.evaluate("window.hacked")).isNull();
        browser.assertQuiet();
    }

    @Test
    void noViewBreaksARuleOfAccessibilityOnAWideScreenInLight() {
        assertViewsAccessible(1440, ColorScheme.LIGHT);
    }

    @Test
    void noViewBreaksARuleOfAccessibilityOnAWideScreenInTheDark() {
        assertViewsAccessible(1440, ColorScheme.DARK);
    }

    @Test
    void noViewBreaksARuleOfAccessibilityOnASmallScreen() {
        assertViewsAccessible(390, ColorScheme.LIGHT);
    }

    private void assertViewsAccessible(int width, ColorScheme scheme) {
        for (String view : VIEWS) {
            PageBrowser.assertAccessible(shown(view, width, scheme), view);
            browser.closePages();
        }
    }

    /** The view once everything that it waits for has come. */
    private Page shown(String view, int width, ColorScheme scheme) {
        Page page = browser.open(view, width, 844, scheme);
        page.locator("h1").waitFor();
        assertThat(page.locator(".waiting")).hasCount(0);
        return page;
    }

    @Test
    void nothingLiesOutsideASmallScreenAndFingersFindTheirTargets() {
        for (String view : VIEWS) {
            Page page = browser.open(view, 390, 844, ColorScheme.LIGHT);
            page.locator("h1").waitFor();
            page.locator(".waiting")
                    .first()
                    .waitFor(new Locator.WaitForOptions()
                            .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
            assertThat(page.evaluate("document.documentElement.scrollWidth"))
                    .as(view)
                    .isEqualTo(390);
            assertThat(
                            page.evaluate(
                                    """
                    [...document.querySelectorAll('button, select, input:not([type=radio], [type=checkbox]), nav a')]
                        .filter((element) => element.getClientRects().length > 0 && element.closest('p') === null)
                        .map((element) => [element.outerHTML.slice(0, 80), element.getBoundingClientRect()])
                        .filter(([, box]) => box.height < 43.5 || box.width < 43.5)
                        .map(([html]) => html)"""))
                    .as(view)
                    .isEqualTo(List.of());
            browser.closePages();
        }
    }

    @Test
    void theBoardStandsWithinASecond() {
        browser.open("/").locator(".row").first().waitFor();
        double best = IntStream.range(0, 3)
                .mapToDouble(turn -> {
                    Page page = browser.open("/");
                    page.locator(".row").nth(38).waitFor();
                    return ((Number)
                                    page.evaluate("performance.getEntriesByName('barograph-board-shown')[0].startTime"))
                            .doubleValue();
                })
                .min()
                .orElseThrow();
        assertThat(best).isLessThan(BOARD_WITHIN_MS);
    }

    @Test
    void itSaysWhenTheServerIsNotReadyAndGoesOnByItself() {
        Page page = browser.open("/?view=alerts");
        page.route(
                "**/api/issues",
                route -> route.fulfill(new com.microsoft.playwright.Route.FulfillOptions()
                        .setStatus(503)
                        .setHeaders(java.util.Map.of("Retry-After", "2", "Content-Type", "application/problem+json"))
                        .setBody("{\"title\":\"Not ready\",\"detail\":\"The stores are being restored\"}")));
        page.reload();
        assertThat(page.locator(".trouble")).containsText("The stores are being restored");
        page.unroute("**/api/issues");
        assertThat(page.locator(".trouble")).hasCount(0);
        browser.forgive();
    }

    private static double points(Locator score) {
        return Double.parseDouble(score.innerText());
    }

    private static Locator sorter(Page page, String name) {
        return page.locator(".sorter", new Page.LocatorOptions().setHasText(name))
                .first();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
