package io.pgconvoy.object;

import java.util.List;

/**
 * What is read only of relations that a dump needs.
 *
 * @param columns in the order of their numbers
 * @param columnAcls privileges on single columns, system columns included
 * @param text what the server calls the definition, empty where it was not asked
 */
public record RelationDetails(List<Column> columns, List<ColumnAcl> columnAcls, Text text) {
    static final RelationDetails NONE = new RelationDetails(List.of(), List.of(), Text.NONE);

    /** What is known before it is decided what a dump needs. */
    static RelationDetails of(List<ColumnAcl> columnAcls) {
        return new RelationDetails(List.of(), columnAcls, Text.NONE);
    }

    /** Privileges on one column. */
    public record ColumnAcl(int number, String name, Acl acl) {}

    /**
     * Texts that the server puts together.
     *
     * @param definition a view's query or a partitioned table's key
     * @param partitionBound a partition's FOR VALUES clause
     * @param ofType the type of a typed table, as SQL writes it
     * @param server a foreign table's server, unquoted
     * @param foreignOptions a foreign table's options, as SQL writes them
     */
    public record Text(String definition, String partitionBound, String ofType, String server, String foreignOptions) {
        static final Text NONE = new Text("", "", "", "", "");
    }
}
