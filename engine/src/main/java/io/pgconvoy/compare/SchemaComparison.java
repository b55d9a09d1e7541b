package io.pgconvoy.compare;

import io.pgconvoy.api.CompareReport.ObjectDifference;
import io.pgconvoy.api.CompareReport.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Compares what two databases define: by kind and name, whatever the order. */
final class SchemaComparison {
    private final BiPredicate<Definition, Definition> same;

    SchemaComparison(BiPredicate<Definition, Definition> same) {
        this.same = same;
    }

    List<ObjectDifference> compare(List<Definition> source, List<Definition> target) {
        Map<ObjectKey, List<Definition>> ours = byKey(source);
        Map<ObjectKey, List<Definition>> theirs = byKey(target);
        List<ObjectDifference> differences = new ArrayList<>();
        ours.forEach((key, found) -> compare(key, found, theirs.getOrDefault(key, List.of()), differences));
        theirs.forEach((key, found) -> {
            if (!ours.containsKey(key)) {
                compare(key, List.of(), found, differences);
            }
        });
        return differences;
    }

    private static Map<ObjectKey, List<Definition>> byKey(List<Definition> definitions) {
        Map<ObjectKey, List<Definition>> byKey = new LinkedHashMap<>();
        definitions.forEach(definition -> byKey.computeIfAbsent(definition.key(), key -> new ArrayList<>())
                .add(definition));
        return byKey;
    }

    private void compare(
            ObjectKey key, List<Definition> source, List<Definition> target, List<ObjectDifference> differences) {
        List<Definition> missing = new ArrayList<>();
        List<Definition> rest = new ArrayList<>(target);
        for (Definition definition : source) {
            Definition found = rest.stream()
                    .filter(other -> same.test(definition, other))
                    .findFirst()
                    .orElse(null);
            if (found == null) {
                missing.add(definition);
            } else {
                rest.remove(found);
            }
        }
        for (int i = 0; i < Math.max(missing.size(), rest.size()); i++) {
            differences.add(
                    difference(key, i < missing.size() ? missing.get(i) : null, i < rest.size() ? rest.get(i) : null));
        }
    }

    private static ObjectDifference difference(
            ObjectKey key, @Nullable Definition source, @Nullable Definition target) {
        Place place = source == null ? Place.ONLY_IN_TARGET : target == null ? Place.ONLY_IN_SOURCE : Place.DIFFERENT;
        return new ObjectDifference(
                key.kind(),
                key.name(),
                place,
                source == null ? null : source.shown(),
                target == null ? null : target.shown());
    }
}
