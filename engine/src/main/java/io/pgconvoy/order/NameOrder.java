package io.pgconvoy.order;

import io.pgconvoy.connect.Feature;
import io.pgconvoy.object.DatabaseObject;
import io.pgconvoy.object.SortContext;
import java.util.Comparator;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Orders objects by the priority of their kind, then schema, then name, then what breaks ties: the order that a dump
 * has where no dependency says otherwise.
 */
final class NameOrder implements Comparator<DatabaseObject> {
    private final SortContext context;
    private final Comparator<String> bytes;

    /** @param bytes compares strings as C's strcmp compares their encoded bytes */
    NameOrder(SortContext context, Comparator<String> bytes) {
        this.context = context;
        this.bytes = bytes;
    }

    @Override
    public int compare(DatabaseObject left, DatabaseObject right) {
        int order = Integer.compare(
                left.kind().priority(context.dialect()), right.kind().priority(context.dialect()));
        if (order == 0) {
            order = compareSchemas(left.schema(), right.schema());
        }
        if (order == 0) {
            order = bytes.compare(left.name(), right.name());
        }
        if (order == 0 && context.has(Feature.STABLE_TIE_BREAKERS)) {
            order = left.kind().compareTo(right.kind());
        }
        return order == 0 ? compareTies(left, right) : order;
    }

    private int compareSchemas(@Nullable String left, @Nullable String right) {
        if (left == null || right == null) {
            return Boolean.compare(left == null, right == null);
        }
        return bytes.compare(left, right);
    }

    private int compareTies(DatabaseObject left, DatabaseObject right) {
        if (left.kind() == right.kind()) {
            Iterator<? extends Comparable<?>> lefts = left.tieBreakers(context).iterator();
            Iterator<? extends Comparable<?>> rights =
                    right.tieBreakers(context).iterator();
            while (lefts.hasNext() && rights.hasNext()) {
                int order = compareTie(lefts.next(), rights.next());
                if (order != 0) {
                    return order;
                }
            }
        }
        return Long.compare(left.catalogId().oid(), right.catalogId().oid());
    }

    private int compareTie(Comparable<?> left, Comparable<?> right) {
        return left instanceof Number number
                ? Long.compare(number.longValue(), ((Number) right).longValue())
                : bytes.compare((String) left, (String) right);
    }
}
