package io.pgconvoy.object;

import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.catalog.CatalogReader;
import io.pgconvoy.sql.Literal;
import io.pgconvoy.sql.SettingValue;
import java.util.stream.Collectors;

/** Writes CREATE FUNCTION and CREATE PROCEDURE. */
final class RoutineSql {
    private final RenderContext context;
    private final Routine routine;

    RoutineSql(RenderContext context, Routine routine) {
        this.context = context;
        this.routine = routine;
    }

    String create() {
        return "CREATE " + routine.keyword() + " " + context.qualified(routine) + "("
                + routine.arguments().full() + ")" + result()
                + "\n    LANGUAGE " + context.quote(language())
                + transforms() + attributes() + planning() + settings()
                + "\n    " + body() + ";\n";
    }

    private String language() {
        if (routine.language().isEmpty()) {
            throw CatalogReader.inconsistent(
                    "function \"" + routine.name() + "\" is in a language that does not exist");
        }
        return routine.language();
    }

    private String result() {
        return routine.result() == null ? "" : " RETURNS " + routine.result();
    }

    private String transforms() {
        return routine.transformTypes().isEmpty()
                ? ""
                : routine.transformTypes().stream()
                        .map(type -> "FOR TYPE " + type)
                        .collect(Collectors.joining(", ", " TRANSFORM ", ""));
    }

    private String attributes() {
        StringBuilder sql = new StringBuilder();
        sql.append(routine.kindCode() == 'w' ? " WINDOW" : "");
        sql.append(volatility());
        sql.append(routine.strict() ? " STRICT" : "");
        sql.append(routine.securityDefiner() ? " SECURITY DEFINER" : "");
        sql.append(routine.leakproof() ? " LEAKPROOF" : "");
        return sql.toString();
    }

    private String volatility() {
        return switch (routine.volatility()) {
            case 'v' -> "";
            case 'i' -> " IMMUTABLE";
            case 's' -> " STABLE";
            default -> throw unrecognized("provolatile");
        };
    }

    private EngineException unrecognized(String column) {
        return CatalogReader.inconsistent("unrecognized " + column + " value for function \"" + routine.name() + "\"");
    }

    /** Costs and rows are left out where they are what the server assumes (functioncmds.c). */
    private String planning() {
        StringBuilder sql = new StringBuilder();
        if (!routine.cost().equals("0") && !routine.cost().equals(defaultCost())) {
            sql.append(" COST ").append(routine.cost());
        }
        if (routine.returnsSet()
                && !routine.rows().equals("0")
                && !routine.rows().equals("1000")) {
            sql.append(" ROWS ").append(routine.rows());
        }
        if (routine.support() != null) {
            sql.append(" SUPPORT ").append(routine.support());
        }
        return sql.append(parallel()).toString();
    }

    private String parallel() {
        return switch (routine.parallel()) {
            case 'u' -> "";
            case 's' -> " PARALLEL SAFE";
            case 'r' -> " PARALLEL RESTRICTED";
            default -> throw unrecognized("proparallel");
        };
    }

    private String defaultCost() {
        boolean compiled =
                routine.language().equals("internal") || routine.language().equals("c");
        return compiled ? "1" : "100";
    }

    private String settings() {
        return routine.settings().stream()
                .filter(setting -> setting.contains("="))
                .map(this::setting)
                .collect(Collectors.joining());
    }

    private String setting(String setting) {
        int equals = setting.indexOf('=');
        String name = setting.substring(0, equals);
        String value = setting.substring(equals + 1);
        return "\n    SET " + context.quote(name) + " TO "
                + SettingValue.format(name, value, context.dialect(), context.standardStrings());
    }

    private String body() {
        Routine.Body body = routine.body();
        if (body.sql() != null) {
            return body.sql();
        }
        if (body.library().isEmpty()) {
            return "AS " + quoted(body.source());
        }
        String library = "AS " + context.literal(body.library());
        if (body.source().isEmpty()) {
            return library;
        }
        boolean plain = body.source().indexOf('\'') < 0 && body.source().indexOf('\\') < 0;
        return library + ", " + (plain ? context.literal(body.source()) : quoted(body.source()));
    }

    private String quoted(String source) {
        return context.options().disableDollarQuoting() ? context.literal(source) : Literal.dollarQuote(source);
    }
}
