package monosema.run;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithSimpleName;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where stages are run: each call of the composition root that is given a {@link StageName}, and what it says there. */
final class StageCalls {
    /**
     * A stage's calls in one file.
     *
     * @param types simple names of the types that do its work, and other names
     * @param source tokens of the calls
     */
    record Calls(Set<String> types, String source) {
        private Calls and(Calls more) {
            Set<String> all = new TreeSet<>(types);
            all.addAll(more.types);
            return new Calls(all, source + "\n" + more.source);
        }
    }

    private final Map<String, Map<String, Calls>> calls = new TreeMap<>();
    private final Set<String> callers = new TreeSet<>();

    private StageCalls() {}

    /** Those below a folder of sources. */
    static StageCalls in(Path folder) throws IOException {
        StageCalls found = new StageCalls();
        JavaParser parser =
                new JavaParser(new ParserConfiguration().setLanguageLevel(ParserConfiguration.LanguageLevel.JAVA_17));
        List<Path> files;
        try (Stream<Path> paths = Files.list(folder)) {
            files = paths.sorted().toList();
        }
        for (Path file : files) {
            String source = Files.readString(file);
            if (source.contains("StageName.")) {
                found.read(
                        String.valueOf(file.getFileName()),
                        parser.parse(source).getResult().orElseThrow());
            }
        }
        return found;
    }

    /** The calls of a stage, by the name of the file. */
    Map<String, Calls> of(StageName stage) {
        return calls.getOrDefault(stage.name(), Map.of());
    }

    /** Names of the files that have such calls: what they do beside them is to choose and connect. */
    Set<String> callers() {
        return callers;
    }

    private void read(String file, CompilationUnit unit) {
        for (MethodCallExpr call : unit.findAll(MethodCallExpr.class)) {
            call.getArguments().stream()
                    .filter(FieldAccessExpr.class::isInstance)
                    .map(FieldAccessExpr.class::cast)
                    .filter(field -> field.getScope().toString().equals("StageName"))
                    .forEach(field -> add(file, unit, field.getNameAsString(), call));
        }
    }

    private void add(String file, CompilationUnit unit, String stage, MethodCallExpr call) {
        callers.add(file);
        List<Node> said = new ArrayList<>(List.of(call));
        said.addAll(locals(call));
        Set<String> types = new TreeSet<>();
        said.forEach(node -> types.addAll(types(unit, node)));
        String source =
                said.stream().map(node -> JavaTokens.of(source(node)).text()).collect(Collectors.joining("\n"));
        calls.computeIfAbsent(stage, name -> new TreeMap<>()).merge(file, new Calls(types, source), Calls::and);
    }

    private static String source(Node node) {
        return node.getTokenRange().orElseThrow().toString();
    }

    /** The local variables that a call uses, and those that they are made from: a seed's name may be in one. */
    private static List<Node> locals(MethodCallExpr call) {
        List<VariableDeclarator> declared = enclosing(call).findAll(VariableDeclarator.class);
        List<Node> used = new ArrayList<>();
        Set<String> names = names(call);
        for (int i = declared.size() - 1; i >= 0; i--) {
            VariableDeclarator variable = declared.get(i);
            if (names.contains(variable.getNameAsString()) && !variable.isAncestorOf(call)) {
                used.add(variable);
                names.addAll(names(variable));
            }
        }
        return used;
    }

    private static Node enclosing(Node node) {
        Node parent = node.getParentNode().orElseThrow();
        return parent instanceof MethodDeclaration ? parent : enclosing(parent);
    }

    private static Set<String> names(Node node) {
        Set<String> names = new HashSet<>();
        node.findAll(NameExpr.class).forEach(name -> names.add(name.getNameAsString()));
        return names;
    }

    /** Types that are named, and those of the variables that are. */
    private static Set<String> types(CompilationUnit unit, Node node) {
        Set<String> types = new TreeSet<>(names(node));
        Set<String> variables = Set.copyOf(types);
        node.findAll(ClassOrInterfaceType.class).forEach(type -> types.add(outermost(type)));
        unit.findAll(VariableDeclarator.class)
                .forEach(variable -> declared(variable, variable.getType(), variables, types));
        unit.findAll(Parameter.class).forEach(variable -> declared(variable, variable.getType(), variables, types));
        return types;
    }

    private static void declared(NodeWithSimpleName<?> variable, Type type, Set<String> variables, Set<String> types) {
        if (variables.contains(variable.getNameAsString())) {
            type.findAll(ClassOrInterfaceType.class).forEach(each -> types.add(outermost(each)));
        }
    }

    private static String outermost(ClassOrInterfaceType type) {
        return type.getScope().map(StageCalls::outermost).orElse(type.getNameAsString());
    }
}
