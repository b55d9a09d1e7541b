package io.pgconvoy.object;

import io.pgconvoy.catalog.CatalogReader;
import java.util.Map;

/** The columns that every table has, by their numbers (access/sysattr.h). */
final class SystemColumns {
    private static final Map<Integer, String> NAMES =
            Map.of(-1, "ctid", -2, "xmin", -3, "cmin", -4, "xmax", -5, "cmax", -6, "tableoid");

    private SystemColumns() {}

    static String name(int number) {
        String name = NAMES.get(number);
        if (name == null) {
            throw CatalogReader.inconsistent("there is no system column number " + number);
        }
        return name;
    }
}
