package org.barograph.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Chromium of the machine, without a window. It collects what goes wrong in the pages that it opens. */
final class PageBrowser implements AutoCloseable {
    private static final double WAIT_MS = 20_000;

    private final Playwright playwright;
    private final Browser browser;
    private final String address;
    private final List<String> errors = new ArrayList<>();
    private final List<BrowserContext> contexts = new ArrayList<>();

    PageBrowser(String address) {
        this.address = address;
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable(System.getProperty("barograph.chromium")))
                        .setArgs(List.of("--no-sandbox")));
    }

    /** A name is looked for on the PATH. */
    private static Path executable(String name) {
        if (name.indexOf(File.separatorChar) >= 0) {
            return Path.of(name);
        }
        return Stream.of(System.getenv("PATH").split(Pattern.quote(File.pathSeparator), -1))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name + " is not on the PATH: install it (on Debian:"
                        + " apt-get install chromium) or name it with -Dbarograph.chromium=PATH"));
    }

    Page open(String path) {
        return open(path, 1440, 900, ColorScheme.LIGHT);
    }

    Page open(String path, int width, int height, ColorScheme scheme) {
        BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(width, height).setColorScheme(scheme));
        contexts.add(context);
        context.onRequest(request -> {
            if (!request.url().startsWith(address)) {
                errors.add("leaves the server: " + request.url());
            }
        });
        context.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                errors.add("console: " + message.text());
            }
        });
        context.onWebError(error -> errors.add("thrown: " + error.error()));
        Page page = context.newPage();
        page.setDefaultTimeout(WAIT_MS);
        page.navigate(address + path);
        return page;
    }

    /** Nothing was written to the console, thrown, or asked of another server since the last call. */
    void assertQuiet() {
        assertThat(errors).isEmpty();
    }

    /** What went wrong so far is expected. */
    void forgive() {
        errors.clear();
    }

    static void assertAccessible(Page page, String what) {
        List<String> violations = new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .map(rule -> rule.getId() + ": "
                                + rule.getNodes().stream()
                                        .limit(3)
                                        .map(node -> node.getHtml() + " " + node.getFailureSummary())
                                        .toList())
                        .toList();
        assertThat(violations).as(what).isEmpty();
    }

    /** Closes the pages of a test. */
    void closePages() {
        contexts.forEach(BrowserContext::close);
        contexts.clear();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
