package monosema.site;

import freemarker.cache.ConditionalTemplateConfigurationFactory;
import freemarker.cache.FileNameGlobMatcher;
import freemarker.core.TemplateClassResolver;
import freemarker.core.TemplateConfiguration;
import freemarker.log.Logger;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapper;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import monosema.io.BadInputException;
import monosema.io.OneLine;

/** The FreeMarker templates of a folder; they may read values and nothing else. */
final class Templates {
    static {
        // Faults are thrown; a log of them besides would go to the log4j that the HTML checker carries in its jar.
        System.setProperty(Logger.SYSTEM_PROPERTY_NAME_LOGGER_LIBRARY, Logger.LIBRARY_NAME_NONE);
    }

    private final Path folder;
    private final Configuration configuration;

    Templates(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new BadInputException("there is no folder of templates at " + folder.toAbsolutePath());
        }
        this.folder = folder;
        this.configuration = configuration(folder);
    }

    /**
     * Fills a template.
     *
     * @throws BadInputException naming the template and line, or what a record lacks
     */
    String fill(String name, Map<String, Object> values) {
        try {
            StringWriter out = new StringWriter();
            configuration.getTemplate(name).process(values, out);
            return out.toString();
        } catch (TemplateException e) {
            throw fault(name, e);
        } catch (IOException e) {
            throw new BadInputException("template %s: %s".formatted(folder.resolve(name), summary(e)), e);
        }
    }

    private BadInputException fault(String name, TemplateException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof BadInputException missing) {
                return new BadInputException("%s (%s)".formatted(missing.getMessage(), place(name, e)), e);
            }
        }
        return new BadInputException("template %s: %s".formatted(place(name, e), summary(e)), e);
    }

    private String place(String name, TemplateException e) {
        String source = e.getTemplateSourceName() == null ? name : e.getTemplateSourceName();
        return folder.resolve(source) + (e.getLineNumber() == null ? "" : ":" + e.getLineNumber());
    }

    private static String summary(Exception e) {
        String message = e.getMessage() == null ? e.toString() : e.getMessage();
        // FreeMarker names the object, and a record's text is all that it holds.
        return OneLine.text(message.lines().takeWhile(line -> !line.isBlank()).collect(Collectors.joining(" ")));
    }

    private static Configuration configuration(Path folder) {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        try {
            configuration.setDirectoryForTemplateLoading(folder.toFile());
        } catch (IOException e) {
            throw new BadInputException("cannot read the templates in " + folder.toAbsolutePath(), e);
        }
        TemplateConfiguration markdown = new TemplateConfiguration();
        markdown.setOutputFormat(MarkdownFormat.INSTANCE);
        configuration.setTemplateConfigurations(
                new ConditionalTemplateConfigurationFactory(new FileNameGlobMatcher("*.md.ftl"), markdown));
        configuration.setObjectWrapper(new DefaultObjectWrapper(Configuration.VERSION_2_3_34));
        configuration.setDefaultEncoding("UTF-8");
        configuration.setLocale(Locale.ROOT);
        configuration.setNumberFormat("c");
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setWrapUncheckedExceptions(true);
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        return configuration;
    }
}
