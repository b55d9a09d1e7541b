package io.pgconvoy.cli;

import io.pgconvoy.api.filter.FilterFile;
import io.pgconvoy.api.filter.FilterItem;
import io.pgconvoy.api.filter.FilterObject;
import io.pgconvoy.api.filter.FilterSink;
import io.pgconvoy.cli.getopt.Given;
import io.pgconvoy.storage.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns a filter file into the options it stands for. */
final class FilterOptions {
    private static final Map<FilterObject, String> DUMP_INCLUSIONS = Map.of(
            FilterObject.FOREIGN_DATA, "include-foreign-data",
            FilterObject.SCHEMA, "n",
            FilterObject.TABLE, "t",
            FilterObject.TABLE_AND_CHILDREN, "table-and-children");

    private static final Map<FilterObject, String> DUMP_EXCLUSIONS = Map.of(
            FilterObject.EXTENSION, "exclude-extension",
            FilterObject.TABLE_DATA, "exclude-table-data",
            FilterObject.TABLE_DATA_AND_CHILDREN, "exclude-table-data-and-children",
            FilterObject.SCHEMA, "N",
            FilterObject.TABLE, "T",
            FilterObject.TABLE_AND_CHILDREN, "exclude-table-and-children");

    private static final Map<FilterObject, String> RESTORE_INCLUSIONS = Map.of(
            FilterObject.FUNCTION, "P",
            FilterObject.INDEX, "I",
            FilterObject.SCHEMA, "n",
            FilterObject.TABLE, "t",
            FilterObject.TRIGGER, "T");

    private static final Map<FilterObject, String> RESTORE_EXCLUSIONS = Map.of(FilterObject.SCHEMA, "N");

    private final Storage standardStreams;

    FilterOptions(Storage standardStreams) {
        this.standardStreams = standardStreams;
    }

    /** @param extensions takes the extensions asked for, which no option stands for */
    List<Given> forDump(String file, Consumer<String> extensions) {
        List<Given> options = new ArrayList<>();
        read(file, item -> {
            if (item.include() && item.object() == FilterObject.EXTENSION) {
                extensions.accept(item.pattern());
                return true;
            }
            return add(item, options, (item.include() ? DUMP_INCLUSIONS : DUMP_EXCLUSIONS)::get);
        });
        return options;
    }

    List<Given> forRestore(String file) {
        List<Given> options = new ArrayList<>();
        read(file, item -> add(item, options, (item.include() ? RESTORE_INCLUSIONS : RESTORE_EXCLUSIONS)::get));
        return options;
    }

    /** @param databases takes the databases that are not to be dumped: nothing else is allowed there */
    void forDumpAll(String file, List<String> databases) {
        read(file, new DatabaseFilter(databases));
    }

    private static boolean add(FilterItem item, List<Given> options, Function<FilterObject, @Nullable String> keys) {
        String key = keys.apply(item.object());
        return key != null && options.add(new Given(key, item.pattern()));
    }

    private void read(String file, FilterSink sink) {
        if (file.equals("-")) {
            FilterFile.readStandardInput(StandardInput.read(standardStreams), sink);
        } else {
            FilterFile.read(file, sink);
        }
    }
}
