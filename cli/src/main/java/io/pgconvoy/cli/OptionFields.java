package io.pgconvoy.cli;

import io.pgconvoy.cli.getopt.Arguments;
import io.pgconvoy.cli.getopt.Given;
import io.pgconvoy.cli.getopt.LongOption;
import io.pgconvoy.cli.getopt.OptionTable;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The options of one command, and the fields and setters that take their values. Whose arguments
 * {@link io.pgconvoy.cli.getopt.Getopt} takes apart needs no more of picocli, which took a sixth of the time of a short dump.
 *
 * <p>Knows what such commands have: flags, texts, and lists of texts.
 */
final class OptionFields {
    private final List<LongOption> options = new ArrayList<>();
    private final Map<String, Target> targets = new HashMap<>();
    private @Nullable Target operand;

    private OptionFields(Object command, Collection<String> leftOut) {
        for (OptionMember member : OptionMembers.of(command.getClass())) {
            if (member.names().stream().noneMatch(leftOut::contains)) {
                add(member, value -> assign(command, member, value));
            }
        }
    }

    /** Takes one value; of a flag, that it was given. */
    private interface Target {
        void take(@Nullable String value) throws ReflectiveOperationException;
    }

    /** @param leftOut options of its mixins that the command does not take */
    static OptionFields of(Object command, Collection<String> leftOut) {
        return new OptionFields(command, leftOut);
    }

    /** The options as {@code getopt_long} wants them. */
    OptionTable table() {
        return new OptionTable(options);
    }

    /** How many operands it takes at most. */
    int operands() {
        return operand == null ? 0 : 1;
    }

    /** Sets what the arguments say; the rest stays as the command was made. */
    void set(Arguments arguments) {
        try {
            for (Given option : arguments.options()) {
                target(arguments.table().byKey(option.key()).orElseThrow().name())
                        .take(option.value());
            }
            for (String text : arguments.operands()) {
                if (operand == null) {
                    throw new IllegalStateException("no field for operands");
                }
                operand.take(text);
            }
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Target target(String name) {
        Target target = targets.get(name);
        if (target == null) {
            throw new IllegalStateException("no field for option " + name);
        }
        return target;
    }

    private void add(OptionMember member, Target target) {
        if (member.names().isEmpty()) {
            operand = target;
            return;
        }
        String key = key(member.names());
        targets.put(key, target);
        for (String name : member.names()) {
            if (name.startsWith("--")) {
                options.add(new LongOption(name.substring(2), member.argument(), key));
                targets.put(name.substring(2), target);
            }
        }
    }

    /** The letter if there is one, else the first name. */
    private static String key(List<String> names) {
        for (String name : names) {
            if (!name.startsWith("--")) {
                return name.substring(1);
            }
        }
        return names.get(0).substring(2);
    }

    private static void assign(Object command, OptionMember member, @Nullable String value)
            throws ReflectiveOperationException {
        Object owner = command;
        for (String name : member.owner()) {
            owner = field(owner, name).get(owner);
        }
        if (member.setter()) {
            Method setter = setter(owner, member.name());
            setter.invoke(owner, value(setter.getParameterTypes()[0], value));
        } else {
            assign(owner, field(owner, member.name()), value);
        }
    }

    @SuppressWarnings("unchecked") // the lists of commands hold texts
    private static void assign(Object owner, Field field, @Nullable String value) throws ReflectiveOperationException {
        if (field.getType() == List.class) {
            ((List<@Nullable String>) field.get(owner)).add(value);
        } else {
            field.set(owner, value(field.getType(), value));
        }
    }

    private static Field field(Object owner, String name) throws NoSuchFieldException {
        for (Class<?> type = owner.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    field.setAccessible(true);
                    return field;
                }
            }
        }
        throw new NoSuchFieldException(name);
    }

    private static Method setter(Object owner, String name) throws NoSuchMethodException {
        for (Class<?> type = owner.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.getName().equals(name) && method.getParameterCount() == 1) {
                    method.setAccessible(true);
                    return method;
                }
            }
        }
        throw new NoSuchMethodException(name);
    }

    private static @Nullable Object value(Class<?> type, @Nullable String value) {
        if (type == boolean[].class) {
            return new boolean[] {true};
        }
        if (type == boolean.class) {
            return true;
        }
        return type == List.class ? List.of(String.valueOf(value)) : value;
    }
}
