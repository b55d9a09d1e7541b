package io.pgconvoy.sql;

import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.Feature;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.StringTokenizer;

/**
 * The key words a stock release quotes: all of its own parser's but the unreserved ones, whatever the server's version
 * (fmtIdEnc in string_utils.c).
 */
final class Keywords {

    private static final Set<String> OF_13 = words(Set.of(), """
        all analyse analyze and any array as asc asymmetric authorization between bigint binary bit boolean both
        case cast char character check coalesce collate collation column concurrently constraint create cross
        current_catalog current_date current_role current_schema current_time current_timestamp current_user dec
        decimal default deferrable desc distinct do else end except exists extract false fetch float for foreign
        freeze from full grant greatest group grouping having ilike in initially inner inout int integer
        intersect interval into is isnull join lateral leading least left like limit localtime localtimestamp
        national natural nchar none normalize not notnull null nullif numeric offset on only or order out outer
        overlaps overlay placing position precision primary real references returning right row select
        session_user setof similar smallint some substring symmetric table tablesample then time timestamp to
        trailing treat trim true union unique user using values varchar variadic verbose when where window with
        xmlattributes xmlconcat xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi xmlroot xmlserialize
        xmltable
        """);

    /** 14 and 15 add nothing. */
    private static final Set<String> OF_16 = words(OF_13, """
        json_array json_arrayagg json_object json_objectagg system_user
        """);

    /** 18 and 19 add nothing. */
    private static final Set<String> OF_17 = words(OF_16, """
        json json_exists json_query json_scalar json_serialize json_table json_value merge_action
        """);

    private Keywords() {}

    static Set<String> of(Dialect dialect) {
        if (dialect.has(Feature.JSON_KEYWORDS)) {
            return OF_17;
        }
        return dialect.has(Feature.JSON_CONSTRUCTOR_KEYWORDS) ? OF_16 : OF_13;
    }

    private static Set<String> words(Set<String> older, String newer) {
        Set<String> words = new HashSet<>(older);
        StringTokenizer each = new StringTokenizer(newer);
        while (each.hasMoreTokens()) {
            words.add(each.nextToken());
        }
        return Collections.unmodifiableSet(words);
    }
}
