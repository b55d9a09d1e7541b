package io.pgconvoy.object;

import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.Feature;

/**
 * The kinds of objects, with their place in a dump.
 *
 * <p>The number is the priority: objects sort by it first, then by schema and name. The order of the constants settles
 * ties between objects of one name (stock's {@code DumpableObjectType} order: pg_dump.h, pg_dump_sort.c).
 */
public enum ObjectKind {
    SCHEMA(1, Phase.PRE_DATA),
    EXTENSION(5, Phase.PRE_DATA),
    TYPE(6, Phase.PRE_DATA),
    SHELL_TYPE(6, Phase.PRE_DATA),
    FUNCTION(8, Phase.PRE_DATA),
    AGGREGATE(9, Phase.PRE_DATA),
    OPERATOR(11, Phase.PRE_DATA),
    ACCESS_METHOD(10, Phase.PRE_DATA),
    OPERATOR_CLASS(12, Phase.PRE_DATA),
    OPERATOR_FAMILY(12, Phase.PRE_DATA),
    COLLATION(3, Phase.PRE_DATA),
    CONVERSION(13, Phase.PRE_DATA),
    RELATION(20, Phase.PRE_DATA),
    TABLE_ATTACH(21, Phase.PRE_DATA),
    COLUMN_DEFAULT(23, Phase.PRE_DATA),
    INDEX(32, Phase.POST_DATA),
    INDEX_ATTACH(33, Phase.POST_DATA),
    EXTENDED_STATISTICS(34, Phase.POST_DATA),
    RULE(35, Phase.POST_DATA_IF_SEPARATE),
    TRIGGER(36, Phase.POST_DATA),
    CONSTRAINT(31, Phase.POST_DATA_IF_SEPARATE),
    FK_CONSTRAINT(37, Phase.POST_DATA_IF_SEPARATE),
    LANGUAGE(2, Phase.PRE_DATA),
    CAST(7, Phase.PRE_DATA),
    TABLE_DATA(25, Phase.DATA),
    SEQUENCE_SET(26, Phase.DATA),
    DUMMY_TYPE(22, Phase.PRE_DATA),
    TEXT_SEARCH_PARSER(14, Phase.PRE_DATA),
    TEXT_SEARCH_DICTIONARY(16, Phase.PRE_DATA),
    TEXT_SEARCH_TEMPLATE(15, Phase.PRE_DATA),
    TEXT_SEARCH_CONFIGURATION(17, Phase.PRE_DATA),
    FOREIGN_DATA_WRAPPER(18, Phase.PRE_DATA),
    FOREIGN_SERVER(19, Phase.PRE_DATA),
    DEFAULT_ACL(44, Phase.POST_DATA),
    TRANSFORM(4, Phase.PRE_DATA),
    LARGE_OBJECT(27, Phase.DATA),
    LARGE_OBJECT_DATA(28, Phase.DATA),
    PRE_DATA_BOUNDARY(24, Phase.NONE),
    POST_DATA_BOUNDARY(30, Phase.NONE),
    EVENT_TRIGGER(45, Phase.POST_DATA),
    MATERIALIZED_VIEW_REFRESH(46, Phase.POST_DATA),
    POLICY(38, Phase.POST_DATA),
    PUBLICATION(39, Phase.POST_DATA),
    PUBLICATION_TABLE(40, Phase.POST_DATA),
    PUBLICATION_SCHEMA(41, Phase.POST_DATA),
    /** Those of indexes, and of views that are computed after the data, are post-data. */
    RELATION_STATISTICS(29, Phase.DATA),
    SUBSCRIPTION(42, Phase.POST_DATA),
    SUBSCRIPTION_TABLE(43, Phase.POST_DATA);

    /** Which side of the section boundaries a kind's objects are on. */
    public enum Phase {
        NONE,
        PRE_DATA,
        DATA,
        POST_DATA,
        /** Post-data when dumped by itself; without an edge when it is part of its table. */
        POST_DATA_IF_SEPARATE
    }

    private final int priority;
    private final Phase phase;

    ObjectKind(int priority, Phase phase) {
        this.priority = priority;
        this.phase = phase;
    }

    /** The sort priority in one dialect; kinds may share one. Doubled numbers leave room for the moved kind. */
    public int priority(Dialect dialect) {
        if (this == ACCESS_METHOD && !dialect.has(Feature.ACCESS_METHOD_BEFORE_OPERATOR)) {
            return 2 * OPERATOR.priority + 1;
        }
        return 2 * priority;
    }

    /** The side of the section boundaries in one dialect. */
    public Phase phase(Dialect dialect) {
        return this == LARGE_OBJECT && !dialect.has(Feature.BLOB_METADATA_GROUPS) ? Phase.PRE_DATA : phase;
    }
}
