package io.pgconvoy.object;

import io.pgconvoy.catalog.CatalogReader;
import io.pgconvoy.sql.RelOptions;
import java.util.stream.Collectors;

/** Writes CREATE VIEW: with the view's query, or with a stand-in of the same columns where loops forbid the query. */
final class ViewDefinition {
    private final RenderContext context;
    private final Relation view;

    ViewDefinition(RenderContext context, Relation view) {
        this.context = context;
        this.view = view;
    }

    String create() {
        boolean dummy = context.repairs().dummyViews().contains(view.dumpId());
        String head = "CREATE VIEW " + context.qualified(view);
        return dummy ? head + " AS\n" + standIn() + ";\n" : head + body();
    }

    /** What replaces the stand-in, or a view of the same columns: for a view's rule that is written apart. */
    String replace() {
        return "CREATE OR REPLACE VIEW " + context.qualified(view) + body();
    }

    /** What brings back the stand-in, so that the things that the view's query needs can be dropped. */
    String replaceByStandIn() {
        return "CREATE OR REPLACE VIEW " + context.qualified(view) + " AS\n" + standIn() + ";\n";
    }

    private String body() {
        String checkOption = view.properties().checkOption();
        return options() + " AS\n"
                + query(view)
                + (checkOption == null ? "" : "\n  WITH " + checkOption + " CHECK OPTION")
                + ";\n";
    }

    private String options() {
        String options = view.properties().options();
        return options.length() <= 2
                ? ""
                : " WITH (" + RelOptions.format(options, "", context.ids(), context.standardStrings()) + ")";
    }

    /** The query of a view or materialised view without the semicolon that the server ends it with. */
    static String query(Relation view) {
        String definition = view.details().text().definition();
        if (definition.isEmpty()) {
            throw CatalogReader.inconsistent(
                    "definition of view \"" + view.name() + "\" appears to be empty");
        }
        return definition.endsWith(";") ? definition.substring(0, definition.length() - 1) : definition;
    }

    private String standIn() {
        return view.columns().stream().map(this::nullColumn).collect(Collectors.joining(",", "SELECT", ""));
    }

    /** CREATE OR REPLACE VIEW does not change collations: the stand-in must have them too. */
    private String nullColumn(Column column) {
        Column.Collation collation = column.collation();
        return "\n    NULL::" + column.type()
                + (collation == null ? "" : " COLLATE " + context.qualified(collation.schema(), collation.name()))
                + " AS " + context.quote(column.name());
    }
}
