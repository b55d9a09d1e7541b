package io.pgconvoy.object;

import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import java.util.Map;

/** The cluster's role names by OID. */
public record Roles(Map<Long, String> names) {
    /** The name of a role. Its absence means that the catalogs are damaged: a dump could not be right. */
    public String name(long oid) {
        String name = names.get(oid);
        if (name == null) {
            throw new EngineException(ErrorCode.CATALOG_INCONSISTENT, "role with OID " + oid + " does not exist");
        }
        return name;
    }
}
