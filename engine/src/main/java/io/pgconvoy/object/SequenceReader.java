package io.pgconvoy.object;

import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogRow;
import io.pgconvoy.sql.Identifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads parameters and positions of sequences.
 *
 * <p>Parameters are in pg_sequence since 10; the position can be had for all sequences at once since 18. Before, they
 * are columns of the sequence, read here for many sequences by one UNION ALL.
 */
final class SequenceReader {
    private static final CatalogQuery PARAMETERS = CatalogQuery.of("""
            SELECT s.seqrelid AS oid, pg_catalog.format_type(s.seqtypid, NULL) AS type,         -- since 10
                   s.seqstart AS start, s.seqincrement AS increment, s.seqmin AS minimum,       -- since 10
                   s.seqmax AS maximum, s.seqcache AS cache, s.seqcycle AS cycle                -- since 10
            FROM pg_catalog.pg_sequence s                                                       -- since 10
            """);

    private static final CatalogQuery POSITIONS = CatalogQuery.of("""
            SELECT s.seqrelid AS oid, v.last_value, v.is_called                                 -- since 18
            FROM pg_catalog.pg_sequence s,                                                      -- since 18
                 pg_catalog.pg_get_sequence_data(s.seqrelid) v                                  -- since 18
            """);

    /** What one sequence gives to the UNION ALL; {@code :oid} and {@code :name} are replaced. */
    private static final CatalogQuery PARAMETERS_OF_ONE = CatalogQuery.of("""
            SELECT :oid::pg_catalog.oid AS oid, 'bigint' AS type, start_value AS start,         -- before 10
                   increment_by AS increment, min_value AS minimum, max_value AS maximum,       -- before 10
                   cache_value AS cache, is_cycled AS cycle                                     -- before 10
            FROM :name                                                                          -- before 10
            """);

    private static final CatalogQuery POSITION_OF_ONE = CatalogQuery.of("""
            SELECT :oid::pg_catalog.oid AS oid, last_value, is_called                           -- before 18
            FROM :name                                                                          -- before 18
            """);

    /** The parser takes UNION ALL apart recursively: thousands of them would exhaust its stack. */
    private static final int UNION_LENGTH = 500;

    private final ReadContext in;
    private final Identifier ids;
    private final List<Relation> sequences;
    private final boolean valuesWanted;
    private final Set<Long> ofExtensions;
    private final Map<Long, SequenceParameters> parameters = new HashMap<>();
    private final Map<Long, SequenceSet.Position> positions = new HashMap<>();

    SequenceReader(ReadContext in) {
        this.in = in;
        this.ids = Identifier.of(in.dialect());
        this.sequences = in.model().all(Relation.class).stream()
                .filter(relation -> relation.relkind() == 'S')
                .toList();
        this.valuesWanted = in.selection().scope().sequenceValuesWanted();
        this.ofExtensions =
                ExtensionTables.wanted(in.selection(), in.model()::relation).keySet();
    }

    private boolean isPositionWanted(Relation sequence) {
        return valuesWanted
                && (TableData.isWanted(in.selection(), sequence)
                        || ofExtensions.contains(sequence.catalogId().oid()));
    }

    List<SequenceSet> read() {
        readParameters();
        readPositions();
        return sequences.stream().map(this::sequenceSet).toList();
    }

    private SequenceSet sequenceSet(Relation sequence) {
        long oid = sequence.catalogId().oid();
        ObjectHeader header = new ObjectHeader(
                in.nextDumpId(), new CatalogId(0, oid), sequence.name(), sequence.schema(), sequence.owner());
        return new SequenceSet(header, sequence, parameters.get(oid), isPositionWanted(sequence), positions.get(oid));
    }

    private void readParameters() {
        in.rows(PARAMETERS, row -> parameters.put(row.oid("oid"), SequenceParameters.of(row)));
        readOneByOne(
                PARAMETERS_OF_ONE,
                sequence -> in.selection().wants(sequence, Component.DEFINITION),
                row -> parameters.put(row.oid("oid"), SequenceParameters.of(row)));
    }

    private void readPositions() {
        if (valuesWanted) {
            in.rows(POSITIONS, this::position);
            readOneByOne(POSITION_OF_ONE, this::isPositionWanted, this::position);
        }
    }

    /** The server gives NULL for a sequence that the user may not read. */
    private SequenceSet.@Nullable Position position(CatalogRow row) {
        return row.isNull("last_value")
                ? null
                : positions.put(
                        row.oid("oid"), new SequenceSet.Position(row.number("last_value"), row.flag("is_called")));
    }

    private void readOneByOne(CatalogQuery query, Predicate<Relation> wanted, Consumer<CatalogRow> consumer) {
        String ofOne = query.forServer(in.server());
        in.catalog().reach(ofOne);
        List<Relation> chosen = new ArrayList<>(ofOne.isEmpty() ? List.of() : sequences);
        chosen.removeIf(wanted.negate());
        for (int start = 0; start < chosen.size(); start += UNION_LENGTH) {
            String union = chosen.subList(start, Math.min(start + UNION_LENGTH, chosen.size())).stream()
                    .map(sequence -> ofOne.replace(
                                    ":oid", String.valueOf(sequence.catalogId().oid()))
                            .replace(":name", ids.qualified(sequence.schema(), sequence.name())))
                    .collect(Collectors.joining("\nUNION ALL\n"));
            in.catalog().forEach(union, consumer);
        }
    }
}
