package io.pgconvoy.cli;

import io.pgconvoy.api.filter.FilterItem;
import io.pgconvoy.api.filter.FilterObject;
import io.pgconvoy.api.filter.FilterSink;
import java.util.List;

/** Collects the databases that filter files exclude: for dumps of clusters, nothing else is allowed there. */
record DatabaseFilter(List<String> patterns) implements FilterSink {
    @Override
    public boolean accept(FilterItem item) {
        boolean wanted = !item.include() && item.object() == FilterObject.DATABASE;
        return wanted && patterns.add(item.pattern());
    }

    @Override
    public String refusal(FilterItem item) {
        return item.include() ? FilterSink.super.refusal(item) : "unsupported filter object";
    }
}
