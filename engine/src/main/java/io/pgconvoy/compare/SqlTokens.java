package io.pgconvoy.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes SQL text apart far enough to compare spellings: words, quoted names, strings, numbers, single characters. */
final class SqlTokens {
    private static final Pattern TOKEN = Pattern.compile("""
        \\s+\
        |(?<token>\
        (?<dollar>\\$(?:[\\p{L}_][\\p{L}\\p{N}_]*)?\\$).*?\\k<dollar>\
        |"(?:[^"]|"")*"\
        |(?:[eE])?'(?:[^']|'')*'\
        |[\\p{L}_][\\p{L}\\p{N}_$]*\
        |[0-9][0-9.]*\
        |::\
        |[-+*/<>=~!@#%^&|`?]+\
        |.)\
        """, Pattern.DOTALL);

    private SqlTokens() {}

    static List<String> of(String sql) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(sql);
        while (matcher.find()) {
            String token = matcher.group("token");
            if (token != null) {
                tokens.add(token);
            }
        }
        return tokens;
    }

    /** Whether it can name something: a word, or anything in double quotes. */
    static boolean isName(String token) {
        char first = token.charAt(0);
        return first == '"' || first == '_' || Character.isLetter(first);
    }
}
