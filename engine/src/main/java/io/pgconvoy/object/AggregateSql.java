package io.pgconvoy.object;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the parameters of CREATE AGGREGATE. */
final class AggregateSql {
    private static final Map<Character, String> MODIFICATIONS =
            Map.of('r', "READ_ONLY", 's', "SHAREABLE", 'w', "READ_WRITE");

    private final RenderContext context;
    private final Aggregate aggregate;
    private final List<String> parameters = new ArrayList<>();

    AggregateSql(RenderContext context, Aggregate aggregate) {
        this.context = context;
        this.aggregate = aggregate;
    }

    List<String> parameters() {
        Aggregate.State state = aggregate.state();
        add("SFUNC", state.transition());
        add("STYPE", state.type());
        addState("", state);
        addFinal("", state);
        add("COMBINEFUNC", aggregate.combine());
        add("SERIALFUNC", aggregate.serialize());
        add("DESERIALFUNC", aggregate.deserialize());
        addMoving();
        addPlanning();
        return parameters;
    }

    private void addMoving() {
        Aggregate.State moving = aggregate.moving();
        if (moving.transition() != null) {
            add("MSFUNC", moving.transition());
            add("MINVFUNC", aggregate.movingInverse());
            add("MSTYPE", moving.type());
        }
        addState("M", moving);
        addFinal("M", moving);
    }

    private void addPlanning() {
        if (aggregate.sortOperator() != null) {
            String schema = context.quote(String.valueOf(aggregate.sortOperatorSchema()));
            add("SORTOP", "OPERATOR(" + schema + "." + aggregate.sortOperator() + ")");
        }
        add("SUPPORT", aggregate.support());
        if (aggregate.kindCode() == 'h') {
            parameters.add("HYPOTHETICAL");
        }
        if (aggregate.parallel() != 'u') {
            add("PARALLEL", aggregate.parallel() == 's' ? "safe" : "restricted");
        }
    }

    private void addState(String prefix, Aggregate.State state) {
        if (!state.space().equals("0")) {
            add(prefix + "SSPACE", state.space());
        }
        if (state.initial() != null) {
            add(prefix + "INITCOND", context.literal(state.initial()));
        }
    }

    private void addFinal(String prefix, Aggregate.State state) {
        if (state.finalFunction() == null) {
            return;
        }
        add(prefix + "FINALFUNC", state.finalFunction());
        if (state.finalExtra()) {
            parameters.add(prefix + "FINALFUNC_EXTRA");
        }
        char usual = aggregate.kindCode() == 'n' ? 'r' : 'w';
        if (state.finalModify() != '0' && state.finalModify() != usual) {
            add(prefix + "FINALFUNC_MODIFY", MODIFICATIONS.get(state.finalModify()));
        }
    }

    private void add(String parameter, @Nullable String value) {
        if (value != null) {
            parameters.add(parameter + " = " + value);
        }
    }
}
