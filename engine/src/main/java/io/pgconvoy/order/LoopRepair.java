package io.pgconvoy.order;

import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.object.Component;
import io.pgconvoy.object.DatabaseModel;
import io.pgconvoy.object.DatabaseObject;
import io.pgconvoy.object.DumpNumbers;
import io.pgconvoy.object.ObjectKind;
import io.pgconvoy.object.PartitionedMember;
import io.pgconvoy.object.Relation;
import io.pgconvoy.object.RelationStatistics;
import io.pgconvoy.object.Repairs;
import io.pgconvoy.object.SectionBoundary;
import io.pgconvoy.object.Selection;
import io.pgconvoy.object.Separable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Breaks one dependency loop at a time by the first rule that fits.
 *
 * <p>The rules and their order are stock's (repairDependencyLoop in pg_dump_sort.c): they decide what a dump of such a
 * database looks like. A loop is a list in which each member needs the next and the last needs the first.
 */
final class LoopRepair {
    private final DependencyGraph graph;
    private final Boundaries boundaries;
    private final DatabaseModel model;
    private final Selection selection;
    private final DumpNumbers numbers;
    private final Consumer<String> warnings;
    private final Set<Integer> separated = new HashSet<>();
    private final Set<Integer> dummyViews = new HashSet<>();
    private final Set<Integer> postponed = new HashSet<>();
    private final Set<Integer> shellTypes = new HashSet<>();

    private final List<Predicate<List<DatabaseObject>>> rules = List.of(
            // Of one object or two: these exclude each other, so their order is of no account.
            this::forgetTableOnItself,
            pair(LoopRepair::isTypeAndFunction, this::useShellType),
            pair(LoopRepair::isViewAndRule, this::mergeIntoWhole),
            pair(LoopRepair::isTableAndCheck, this::mergeIntoWhole),
            pair(LoopRepair::isTableAndDefault, this::mergeIntoWhole),
            pair(LoopRepair::isDomainAndCheck, this::mergeIntoWhole),
            pair(LoopRepair::isIndexAndParent, this::remove),
            // Longer ones may fit several of these.
            anyPair(LoopRepair::isPlainViewAndRule, this::makeDummyView),
            this::postponeMaterializedView,
            this::postponeFunction,
            anyPair(LoopRepair::isTableAndCheck, this::separatePostData),
            anyPair(LoopRepair::isTableAndDefault, this::separate),
            anyPair(LoopRepair::isDomainAndCheck, this::separatePostData),
            // Of any length.
            this::warnOfForeignKeys,
            this::warnAndCut);

    LoopRepair(
            DependencyGraph graph,
            Boundaries boundaries,
            DatabaseModel model,
            Selection selection,
            DumpNumbers numbers,
            Consumer<String> warnings) {
        this.graph = graph;
        this.boundaries = boundaries;
        this.model = model;
        this.selection = selection;
        this.numbers = numbers;
        this.warnings = warnings;
    }

    void repair(List<DatabaseObject> loop) {
        for (Predicate<List<DatabaseObject>> rule : rules) {
            if (rule.test(loop)) {
                return;
            }
        }
        throw new IllegalStateException("no rule repairs the dependency loop " + loop);
    }

    Repairs repairs() {
        return new Repairs(
                Set.copyOf(separated), Set.copyOf(dummyViews), Set.copyOf(postponed), Set.copyOf(shellTypes));
    }

    // What loops are made of. In a pair (whole, part) the part is written inside the whole where that is possible.

    private static boolean isTypeAndFunction(DatabaseObject type, DatabaseObject function) {
        return type.kind() == ObjectKind.TYPE && isFunction(function);
    }

    private static boolean isViewAndRule(DatabaseObject view, DatabaseObject rule) {
        return (isRelation(view, 'v') || isMaterializedView(view)) && isPart(view, rule, ObjectKind.RULE);
    }

    private static boolean isPlainViewAndRule(DatabaseObject view, DatabaseObject rule) {
        return isRelation(view, 'v') && isPart(view, rule, ObjectKind.RULE);
    }

    private static boolean isTableAndCheck(DatabaseObject table, DatabaseObject check) {
        return table.kind() == ObjectKind.RELATION && isPart(table, check, ObjectKind.CONSTRAINT);
    }

    private static boolean isTableAndDefault(DatabaseObject table, DatabaseObject columnDefault) {
        return table.kind() == ObjectKind.RELATION && isPart(table, columnDefault, ObjectKind.COLUMN_DEFAULT);
    }

    private static boolean isDomainAndCheck(DatabaseObject domain, DatabaseObject check) {
        return domain.kind() == ObjectKind.TYPE && isPart(domain, check, ObjectKind.CONSTRAINT);
    }

    private static boolean isIndexAndParent(DatabaseObject child, DatabaseObject parent) {
        return child instanceof PartitionedMember member
                && parent.kind() == ObjectKind.INDEX
                && parent.catalogId().equals(member.parentIndex());
    }

    private static boolean isPart(DatabaseObject whole, DatabaseObject part, ObjectKind kind) {
        CatalogId partOf = part.partOf();
        return part instanceof Separable
                && part.kind() == kind
                && whole.catalogId().equals(partOf);
    }

    private static boolean isRelation(DatabaseObject object, char relkind) {
        return object instanceof Relation relation && relation.relkind() == relkind;
    }

    private static boolean isMaterializedView(DatabaseObject object) {
        return isRelation(object, 'm');
    }

    private static boolean isStatisticsOfView(DatabaseObject object) {
        return object instanceof RelationStatistics statistics && isMaterializedView(statistics.relation());
    }

    private static boolean isFunction(DatabaseObject object) {
        return object.kind() == ObjectKind.FUNCTION;
    }

    // The shapes of rules.

    /** A loop of just these two, in either order. */
    private static Predicate<List<DatabaseObject>> pair(
            BiPredicate<DatabaseObject, DatabaseObject> fits, BiConsumer<DatabaseObject, DatabaseObject> repair) {
        return loop -> loop.size() == 2 && repairFirst(loop, fits, repair);
    }

    /** A longer loop that has these two anywhere in it. */
    private static Predicate<List<DatabaseObject>> anyPair(
            BiPredicate<DatabaseObject, DatabaseObject> fits, BiConsumer<DatabaseObject, DatabaseObject> repair) {
        return loop -> loop.size() > 2 && repairFirst(loop, fits, repair);
    }

    private static boolean repairFirst(
            List<DatabaseObject> loop,
            BiPredicate<DatabaseObject, DatabaseObject> fits,
            BiConsumer<DatabaseObject, DatabaseObject> repair) {
        for (DatabaseObject one : loop) {
            for (DatabaseObject other : loop) {
                if (one != other && fits.test(one, other)) {
                    repair.accept(one, other);
                    return true;
                }
            }
        }
        return false;
    }

    // The repairs.

    /** The view itself leaves pre-data, or its statistics leave the data: whichever the loop has first. */
    private boolean postponeMaterializedView(List<DatabaseObject> loop) {
        return loop.stream()
                .anyMatch(member -> isMaterializedView(member)
                                && postpone(boundaries.preData(), loop, LoopRepair::isMaterializedView)
                        || isStatisticsOfView(member)
                                && postpone(boundaries.postData(), loop, LoopRepair::isStatisticsOfView));
    }

    private boolean postponeFunction(List<DatabaseObject> loop) {
        return loop.stream().anyMatch(LoopRepair::isFunction)
                && postpone(boundaries.preData(), loop, LoopRepair::isFunction);
    }

    /** In a loop through a boundary, what follows the boundary in it moves to post-data. */
    private boolean postpone(SectionBoundary boundary, List<DatabaseObject> loop, Predicate<DatabaseObject> cause) {
        int at = loop.indexOf(boundary);
        if (at < 0) {
            return false;
        }
        DatabaseObject next = loop.get((at + 1) % loop.size());
        graph.remove(boundary, next);
        if (cause.test(next)) {
            postponed.add(next.dumpId());
        }
        return true;
    }

    private void remove(DatabaseObject dependent, DatabaseObject needed) {
        graph.remove(dependent, needed);
    }

    /** An I/O function needs its type only by name: the shell type is enough. */
    private void useShellType(DatabaseObject type, DatabaseObject function) {
        graph.remove(function, type);
        model.parts(type.catalogId(), DatabaseObject.class).stream()
                .filter(part -> part.kind() == ObjectKind.SHELL_TYPE)
                .forEach(shell -> needShell(function, shell));
    }

    private void needShell(DatabaseObject function, DatabaseObject shell) {
        graph.add(function, shell);
        if (!selection.of(function).equals(Component.NONE)) {
            shellTypes.add(shell.dumpId());
        }
    }

    private void mergeIntoWhole(DatabaseObject whole, DatabaseObject part) {
        graph.remove(part, whole);
    }

    private void separate(DatabaseObject whole, DatabaseObject part) {
        graph.remove(whole, part);
        separated.add(part.dumpId());
        // A shorter loop, found before, has taken this edge away: the part must not come before the whole.
        graph.add(part, whole);
    }

    private void separatePostData(DatabaseObject whole, DatabaseObject part) {
        separate(whole, part);
        graph.add(part, boundaries.postData());
    }

    private void makeDummyView(DatabaseObject view, DatabaseObject rule) {
        separatePostData(view, rule);
        dummyViews.add(view.dumpId());
    }

    /** A column that needs another column of the same table, with the columns left out. */
    private boolean forgetTableOnItself(List<DatabaseObject> loop) {
        boolean alone = loop.size() == 1 && loop.get(0).kind() == ObjectKind.RELATION;
        if (alone) {
            cut(loop);
        }
        return alone;
    }

    private boolean warnOfForeignKeys(List<DatabaseObject> loop) {
        if (loop.stream().anyMatch(object -> object.kind() != ObjectKind.TABLE_DATA)) {
            return false;
        }
        StringBuilder message = new StringBuilder(
                loop.size() == 1
                        ? "there are circular foreign-key constraints on this table:"
                        : "there are circular foreign-key constraints among these tables:");
        loop.forEach(data -> message.append("\ndetail: ").append(data.name()));
        message.append("\nhint: You might not be able to restore the dump without using --disable-triggers"
                + " or temporarily dropping the constraints.");
        message.append("\nhint: Consider using a full dump instead of a --data-only dump to avoid this problem.");
        warnings.accept(message.toString());
        cut(loop);
        return true;
    }

    private boolean warnAndCut(List<DatabaseObject> loop) {
        StringBuilder message = new StringBuilder("could not resolve dependency loop among these items:");
        for (DatabaseObject object : loop) {
            message.append("\ndetail: ").append(LoopMember.describe(object, numbers.of(object.dumpId())));
        }
        warnings.accept(message.toString());
        cut(loop);
        return true;
    }

    private void cut(List<DatabaseObject> loop) {
        graph.remove(loop.get(0), loop.get(loop.size() > 1 ? 1 : 0));
    }
}
