package monosema.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Checks a written site: valid HTML, links and fragments that lead somewhere, nothing loaded from elsewhere. */
public final class SiteCheck {
    private SiteCheck() {}

    /**
     * Checks every page of a site.
     *
     * @param site its folder
     * @return every fault, in order of page; none for a sound site
     */
    public static List<Problem> check(Path site) {
        List<Path> pages = pages(site);
        if (pages.isEmpty()) {
            return List.of(new Problem("index.html", "the site " + site.toAbsolutePath() + " has no page"));
        }
        List<Problem> problems = new ArrayList<>();
        DeepStack.run(() -> check(site, pages, problems));
        return List.copyOf(problems);
    }

    private static void check(Path site, List<Path> pages, List<Problem> problems) {
        PageSyntax syntax = new PageSyntax();
        PageLinks links = new PageLinks(site);
        for (Path page : pages) {
            problems.addAll(syntax.check(site, page));
            problems.addAll(links.check(page));
        }
    }

    private static List<Path> pages(Path site) {
        if (!Files.isDirectory(site)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(site)) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
