package org.barograph.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The page of an instance that was just started. */
@EnabledIfSystemProperty(
        named = "barograph.chromium",
        matches = ".+",
        disabledReason = "the page's tests need Chromium: mvn -Pbrowser verify")
class EmptyPageIT {
    @Test
    void withoutArticlesItTellsHowToPublishAndTheFirstOneShows(@TempDir Path folder) throws Exception {
        try (PageServer server = PageServer.start(folder);
                PageBrowser browser = new PageBrowser(server.address())) {
            Page page = browser.open("/");
            assertThat(page.locator(".start")).containsText("barograph.jar publish articles.jsonl");
            assertThat(page.locator(".lede")).hasCount(0);
            PageBrowser.assertAccessible(page, "an empty board");

            server.publish(PageNews.article(
                    "harbour-post:1",
                    "The Harbour Post",
                    Instant.now(),
                    "China fires missiles into waters off Taiwan",
                    "",
                    "https://harbour-post.example/1"));
            assertThat(page.locator("[data-issue=taiwan-strait] .score"))
                    .hasText(java.util.regex.Pattern.compile("[1-9].*"));
            // One report is no history: the issue's own normal is still being learnt.
            assertThat(page.locator("[data-issue=taiwan-strait] .chip")).hasText("learning");
            assertThat(page.locator("[data-issue=arctic] .chip")).hasText("no evidence");
            assertThat(page.locator("[data-issue=arctic] .score")).not().containsText("0");
            assertThat(page.locator(".start")).hasCount(0);
            browser.assertQuiet();
        }
    }
}
