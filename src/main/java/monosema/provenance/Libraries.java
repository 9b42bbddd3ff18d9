package monosema.provenance;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The versions of the libraries that make the numbers and the pages, as they lie on the class path. */
public final class Libraries {
    /**
     * How a library tells its version.
     *
     * @param properties a resource with the version in it; empty if there is none
     * @param key under which it stands there
     * @param marker a class of the library: the name of its jar is the second source
     */
    private record Library(String name, String properties, String key, String marker) {}

    private static final List<Library> KNOWN = List.of(
            new Library("DJL", "ai/djl/engine/api.properties", "djl_version", "ai/djl/Model.class"),
            maven("Commons Math", "org.apache.commons/commons-math3", "org/apache/commons/math3/util/FastMath.class"),
            new Library("FreeMarker", "freemarker/version.properties", "version", "freemarker/template/Template.class"),
            new Library("JFreeChart", "", "", "org/jfree/chart/JFreeChart.class"),
            maven("flexmark-java", "com.vladsch.flexmark/flexmark", "com/vladsch/flexmark/parser/Parser.class"));

    private static final Pattern JAR = Pattern.compile(".*-([0-9][^/!]*)\\.jar!/.*");

    private Libraries() {}

    /** Version by library, in order of name; a library that is not on the class path is left out. */
    public static Map<String, String> versions() {
        Map<String, String> versions = new TreeMap<>();
        for (Library library : KNOWN) {
            version(library).ifPresent(version -> versions.put(library.name, version));
        }
        return versions;
    }

    private static Library maven(String name, String artifact, String marker) {
        return new Library(name, "META-INF/maven/" + artifact + "/pom.properties", "version", marker);
    }

    private static Optional<String> version(Library library) {
        Optional<String> stated = stated(library);
        return stated.isPresent() ? stated : inJarName(library.marker);
    }

    private static Optional<String> stated(Library library) {
        if (library.properties.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = Libraries.class.getClassLoader().getResourceAsStream(library.properties)) {
            if (in == null) {
                return Optional.empty();
            }
            Properties properties = new Properties();
            properties.load(in);
            return Optional.ofNullable(properties.getProperty(library.key));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> inJarName(String marker) {
        URL url = Libraries.class.getClassLoader().getResource(marker);
        return Optional.ofNullable(url)
                .map(found -> JAR.matcher(found.toString()))
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1));
    }
}
