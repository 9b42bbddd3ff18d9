package monosema.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nu.validator.validation.SimpleDocumentValidator;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** The Nu HTML checker, embedded; it reads its schemas from its own jar and asks nobody. */
final class PageSyntax {
    private static final String SCHEMA = "http://s.validator.nu/html5-rdfalite.rnc";

    private final SimpleDocumentValidator validator = new SimpleDocumentValidator(true, true, false);

    PageSyntax() {
        try {
            validator.setUpMainSchema(SCHEMA, new Collector("", new ArrayList<>()));
        } catch (Exception e) {
            throw new IllegalStateException("the HTML checker did not start", e);
        }
    }

    List<Problem> check(Path site, Path page) {
        List<Problem> problems = new ArrayList<>();
        String name = site.relativize(page).toString().replace('\\', '/');
        try (var in = Files.newInputStream(page)) {
            validator.setUpValidatorAndParsers(new Collector(name, problems), false, false);
            InputSource source = new InputSource(in);
            source.setEncoding("UTF-8");
            source.setSystemId(page.toUri().toString());
            validator.checkHtmlInputSource(source);
        } catch (SAXException e) {
            problems.add(new Problem(name, "not readable as HTML: " + e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return problems;
    }

    private record Collector(String page, List<Problem> problems) implements ErrorHandler {
        @Override
        public void warning(SAXParseException fault) {}

        @Override
        public void error(SAXParseException fault) {
            problems.add(new Problem(page, "line " + fault.getLineNumber() + ": " + fault.getMessage()));
        }

        @Override
        public void fatalError(SAXParseException fault) {
            error(fault);
        }
    }
}
