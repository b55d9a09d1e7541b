package io.pgconvoy.object;

import io.pgconvoy.catalog.CatalogReader;
import io.pgconvoy.sql.RelOptions;
import java.util.stream.Collectors;

/** Writes CREATE VIEW: with the view's query, or with a stand-in of the same columns where loops forbid the query. */
final class ViewSql {
    private final RenderContext context;
    private final Relation view;

    private ViewSql(RenderContext context, Relation view) {
        this.context = context;
        this.view = view;
    }

    static String create(RenderContext context, Relation view) {
        boolean dummy = context.repairs().dummyViews().contains(view.dumpId());
        ViewSql sql = new ViewSql(context, view);
        return "CREATE VIEW " + context.qualified(view) + (dummy ? sql.standIn() : sql.body());
    }

    /** What puts the view's query in the place of its stand-in. */
    static String replaceDummy(RenderContext context, Relation view) {
        return "CREATE OR REPLACE VIEW " + context.qualified(view) + new ViewSql(context, view).body();
    }

    /** What brings the stand-in back, so that the things that the view's query needs can be dropped. */
    static String restoreDummy(RenderContext context, Relation view) {
        return "CREATE OR REPLACE VIEW " + context.qualified(view) + new ViewSql(context, view).standIn();
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
                    "definition of view \"" + view.name() + "\" appears to be empty (length zero)");
        }
        return definition.endsWith(";") ? definition.substring(0, definition.length() - 1) : definition;
    }

    private String standIn() {
        return view.columns().stream().map(this::nullColumn).collect(Collectors.joining(",", " AS\nSELECT", ";\n"));
    }

    /** CREATE OR REPLACE VIEW does not change collations: the stand-in must have them too. */
    private String nullColumn(Column column) {
        Column.Collation collation = column.collation();
        return "\n    NULL::" + column.type()
                + (collation == null ? "" : " COLLATE " + context.qualified(collation.schema(), collation.name()))
                + " AS " + context.quote(column.name());
    }
}
