package monosema.run;

import com.github.javaparser.GeneratedJavaParserConstants;
import com.github.javaparser.GeneratedJavaParserTokenManager;
import com.github.javaparser.SimpleCharStream;
import com.github.javaparser.StringProvider;
import com.github.javaparser.Token;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Java source as its tokens: without comments and white space, text blocks without their indent.
 *
 * @param imports what is imported, in order of name, {@code static} before what is static; only what the code uses
 * @param code all other tokens
 */
record JavaTokens(List<String> imports, List<String> code) {
    JavaTokens {
        imports = List.copyOf(imports);
        code = List.copyOf(code);
    }

    static JavaTokens of(String source) {
        Set<String> imports = new TreeSet<>();
        List<String> code = new ArrayList<>();
        StringBuilder open = null;
        for (Token token : tokens(source)) {
            if (token.kind == GeneratedJavaParserConstants.IMPORT) {
                open = new StringBuilder();
            } else if (open == null) {
                code.add(text(token));
            } else if (token.kind == GeneratedJavaParserConstants.SEMICOLON) {
                imports.add(open.toString());
                open = null;
            } else {
                open.append(token.kind == GeneratedJavaParserConstants.STATIC ? "static " : token.image);
            }
        }
        Set<String> used = new HashSet<>(code);
        imports.removeIf(name -> !name.endsWith("*") && !used.contains(name.substring(name.lastIndexOf('.') + 1)));
        return new JavaTokens(List.copyOf(imports), code);
    }

    /** All of it, one a line: what is hashed. */
    String text() {
        return String.join("\n", imports) + "\n" + String.join("\n", code);
    }

    private static List<Token> tokens(String source) {
        GeneratedJavaParserTokenManager scanner =
                new GeneratedJavaParserTokenManager(new SimpleCharStream(new StringProvider(source)));
        List<Token> tokens = new ArrayList<>();
        for (Token token = scanner.getNextToken();
                token.kind != GeneratedJavaParserConstants.EOF;
                token = scanner.getNextToken()) {
            tokens.add(token);
        }
        return tokens;
    }

    private static String text(Token token) {
        if (token.kind != GeneratedJavaParserConstants.TEXT_BLOCK_LITERAL) {
            return token.image;
        }
        String block = token.image.substring(token.image.indexOf('\n') + 1, token.image.length() - 3);
        return "\"\"\"" + block.stripIndent() + "\"\"\"";
    }
}
