package io.pgconvoy.compat.random;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Schemas made up by chance. Some of the statements fail, as chance has it; what the others make is what counts. */
public final class RandomSchema {
    /** @param weight how often it comes up, in relation to the others */
    private record Maker(int weight, int since, boolean needsTable, Consumer<Draft> make) {}

    private static final List<Maker> MAKERS = List.of(
            new Maker(40, 0, false, TableMakers::plain),
            new Maker(15, 10, false, TableMakers::partitioned),
            new Maker(4, 0, false, TableMakers::ofType),
            new Maker(4, 0, true, TableMakers::like),
            new Maker(30, 0, true, Alterations::columns),
            new Maker(15, 0, true, Alterations::table),
            new Maker(25, 0, true, Alterations::index),
            new Maker(25, 0, true, Alterations::constraint),
            new Maker(8, 0, false, Alterations::sequence),
            new Maker(6, 10, true, Alterations::extendedStatistics),
            new Maker(18, 0, false, ViewMakers::view),
            new Maker(9, 0, false, ViewMakers::materialized),
            new Maker(3, 0, false, ViewMakers::circle),
            new Maker(3, 0, false, ViewMakers::pair),
            new Maker(10, 0, true, ViewMakers::rule),
            new Maker(12, 0, true, ViewMakers::trigger),
            new Maker(7, 0, true, ViewMakers::policy),
            new Maker(2, 0, false, ViewMakers::eventTrigger),
            new Maker(8, 0, false, TypeMakers::enumeration),
            new Maker(12, 0, false, TypeMakers::domain),
            new Maker(10, 0, false, TypeMakers::composite),
            new Maker(5, 0, false, TypeMakers::range),
            new Maker(4, 0, false, TypeMakers::base),
            new Maker(4, 0, false, TypeMakers::collation),
            new Maker(18, 0, false, RoutineMakers::function),
            new Maker(12, 0, false, RoutineMakers::condition),
            new Maker(12, 0, false, RoutineMakers::constant),
            new Maker(6, 11, false, RoutineMakers::procedure),
            new Maker(5, 0, false, RoutineMakers::setReturning),
            new Maker(4, 0, false, RoutineMakers::aggregate),
            new Maker(2, 0, false, RoutineMakers::language),
            new Maker(5, 0, false, OperatorMakers::operator),
            new Maker(4, 0, false, OperatorMakers::operatorClass),
            new Maker(4, 0, false, OperatorMakers::cast),
            new Maker(2, 0, false, OperatorMakers::conversion),
            new Maker(2, 0, false, OperatorMakers::transform),
            new Maker(2, 0, false, OperatorMakers::accessMethod),
            new Maker(3, 0, false, OtherMakers::extension),
            new Maker(4, 0, false, OtherMakers::member),
            new Maker(3, 0, false, OtherMakers::foreignData),
            new Maker(4, 0, false, OtherMakers::foreignTable),
            new Maker(3, 0, false, OtherMakers::textSearch),
            new Maker(3, 10, true, OtherMakers::publication),
            new Maker(2, 0, false, OtherMakers::largeObject),
            new Maker(5, 18, false, RecentMakers::temporal),
            new Maker(10, 18, true, RecentMakers::constraint),
            new Maker(4, 10, false, RecentMakers::subscription),
            new Maker(5, 0, false, RecentMakers::onMember),
            new Maker(4, 0, false, draft -> new Annotations(draft).defaults()),
            new Maker(3, 0, false, draft -> new Annotations(draft).builtIn()));

    private RandomSchema() {}

    /**
     * @param major of the server that it is for, 906 for 9.6
     * @param server runs a statement by itself and says whether it went well
     */
    static void make(long seed, int major, Predicate<String> server) {
        Draft draft = new Draft(seed, major, server);
        List<Maker> wheel = new ArrayList<>();
        for (Maker maker : MAKERS) {
            for (int i = draft.since(maker.since()) ? maker.weight() : 0; i > 0; i--) {
                wheel.add(maker);
            }
        }
        for (int i = draft.dice.upTo(3); i >= 0; i--) {
            OtherMakers.schema(draft);
        }
        for (int i = 40 + draft.dice.upTo(120); i > 0; i--) {
            Maker maker = draft.dice.oneOf(wheel);
            if (!maker.needsTable() || !draft.tables.isEmpty()) {
                maker.make().accept(draft);
            }
        }
        new Annotations(draft).about("SCHEMA", "public", "SCHEMA");
        new Labels(draft).some();
    }
}
