package io.pgconvoy.object;

import io.pgconvoy.archive.CatalogId;
import org.jspecify.annotations.Nullable;

/** An index that may be attached to an index of the partitioned table above. */
public interface PartitionedMember extends DatabaseObject {
    /** The index it is attached to; null for one that stands alone. */
    @Nullable
    CatalogId parentIndex();
}
