package io.pgconvoy.verify;

import io.pgconvoy.archive.ArchiveHeader;
import io.pgconvoy.content.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of checking an archive or a script.
 *
 * @param header null for a script
 * @param items what holds data, in its order
 * @param problems those that concern no single item
 * @param firstBadOffset where the first damage was noticed; -1 for none, or none with a place
 * @param manifest what the archive was held to; null where there was none
 */
public record VerifyReport(
        @Nullable ArchiveHeader header,
        List<Item> items,
        List<String> problems,
        long firstBadOffset,
        @Nullable String manifest) {

    public VerifyReport {
        items = List.copyOf(items);
        problems = List.copyOf(problems);
    }

    /**
     * The data of one table, or of some large objects.
     *
     * @param dumpId 0 in a script
     * @param kind as in a TOC: {@code TABLE DATA}, {@code BLOBS}
     * @param copied whether rows are those of a COPY; otherwise lines of INSERT statements are counted
     * @param content null where the data could not be read to its end
     * @param problems empty where all is well
     */
    public record Item(
            int dumpId,
            String kind,
            @Nullable String schema,
            String name,
            boolean copied,
            @Nullable Content content,
            List<String> problems) {

        public Item {
            problems = List.copyOf(problems);
        }

        public boolean isGood() {
            return problems.isEmpty() && content != null;
        }

        /** The name with its schema, if it has one. */
        public String qualifiedName() {
            return schema == null || schema.isEmpty() ? name : schema + "." + name;
        }

        /** {@code entry 4711 (TABLE DATA public.orders)}. */
        public String inWords() {
            return dumpId == 0 ? "data of " + name : "entry " + dumpId + " (" + kind + " " + qualifiedName() + ")";
        }
    }

    public boolean isGood() {
        return problems.isEmpty() && items.stream().allMatch(Item::isGood);
    }

    public long goodItems() {
        return items.stream().filter(Item::isGood).count();
    }
}
