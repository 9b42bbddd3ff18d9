package monosema.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The rules that a validator does not know: links lead somewhere, nothing is loaded from elsewhere. */
final class PageLinks {
    private final Path site;
    private final Map<Path, Document> pages = new HashMap<>();
    private final Map<Path, Set<String>> ids = new HashMap<>();

    PageLinks(Path site) {
        this.site = site.toAbsolutePath().normalize();
    }

    List<Problem> check(Path page) {
        Path file = page.toAbsolutePath().normalize();
        String name = site.relativize(file).toString().replace('\\', '/');
        List<Problem> problems = new ArrayList<>();
        Document document = document(file);
        int headings = document.select("h1").size();
        if (headings != 1) {
            problems.add(new Problem(name, "has " + headings + " h1, should have 1"));
        }
        for (Element image : document.select("img")) {
            if (image.attr("alt").isBlank()) {
                problems.add(new Problem(name, "image without alt: " + image.attr("src")));
            }
        }
        for (Element loaded : document.select("[src], link[href]")) {
            String address = loaded.attr(loaded.hasAttr("src") ? "src" : "href");
            if (!relative(address)) {
                problems.add(new Problem(name, "loads from elsewhere: " + address));
            }
        }
        for (Element linked : document.select("[src], [href]")) {
            String fault = fault(file, linked.attr(linked.hasAttr("src") ? "src" : "href"));
            if (!fault.isEmpty()) {
                problems.add(new Problem(name, fault));
            }
        }
        return problems;
    }

    private String fault(Path from, String address) {
        if (!relative(address)) {
            return address.startsWith("https://") || address.startsWith("mailto:") || address.startsWith("http://")
                    ? ""
                    : "link of an unexpected kind: " + address;
        }
        int hash = address.indexOf('#');
        String path = URLDecoder.decode(hash < 0 ? address : address.substring(0, hash), StandardCharsets.UTF_8);
        Path target = path.isEmpty() ? from : from.resolveSibling(path).normalize();
        if (!target.startsWith(site)) {
            return "link leads out of the site: " + address;
        }
        if (!Files.isRegularFile(target)) {
            return "dead link: " + address;
        }
        boolean fragment = hash >= 0 && target.toString().endsWith(".html");
        return fragment && !ids(target).contains(address.substring(hash + 1)) ? "dead fragment: " + address : "";
    }

    private static boolean relative(String address) {
        return !address.contains(":") && !address.startsWith("/");
    }

    private Set<String> ids(Path page) {
        return ids.computeIfAbsent(
                page, file -> new HashSet<>(document(file).select("[id]").eachAttr("id")));
    }

    private Document document(Path page) {
        return pages.computeIfAbsent(page, file -> {
            try {
                return Jsoup.parse(file, "UTF-8");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
