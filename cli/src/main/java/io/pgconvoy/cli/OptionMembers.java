package io.pgconvoy.cli;

import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The members of a command that take options, as picocli's annotations say. To read these takes a twelfth of the time of a
 * short dump, so the build does it and leaves a class beside the command's, which has them in a text.
 */
final class OptionMembers {
    private static final String LISTED = "Members";
    private static final String TEXT = "TEXT";

    private final List<OptionMember> members = new ArrayList<>();

    private OptionMembers() {}

    /** Makes the classes for the commands that use them, in the directory of classes that is the only argument. */
    public static void main(String[] args) throws IOException {
        for (Class<?> command : List.of(DumpCommand.class, DumpAllCommand.class, RestoreCommand.class)) {
            if (isListed(command)) {
                // Nothing that is made of the classes is out of date then.
                continue;
            }
            String name = command.getSimpleName() + LISTED;
            Path source = Files.createTempDirectory("pgconvoy-").resolve(name + ".java");
            Files.writeString(source, source(command, name));
            int status = ToolProvider.getSystemJavaCompiler()
                    .run(null, null, null, "--release", "17", "-d", args[0], source.toString());
            if (status != 0) {
                throw new IllegalStateException("could not compile " + source);
            }
            Files.delete(source);
            Files.delete(Objects.requireNonNull(source.getParent()));
        }
    }

    private static boolean isListed(Class<?> command) {
        try {
            Class.forName(command.getName() + LISTED);
            return of(command).equals(annotated(command));
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static String source(Class<?> command, String name) {
        String lines = annotated(command).stream().map(OptionMember::line).collect(Collectors.joining("\\n"));
        return "package " + command.getPackageName() + ";\nfinal class " + name + " {\n  static final String " + TEXT
                + " = \"" + lines + "\";\n}\n";
    }

    /** Fields in the order of the source, then setters, as the build found them; where it did not look, as in development tools, from the annotations. */
    static List<OptionMember> of(Class<?> command) {
        try {
            Field text = Class.forName(command.getName() + LISTED).getDeclaredField(TEXT);
            return String.valueOf(text.get(null))
                    .lines()
                    .map(OptionMember::ofLine)
                    .toList();
        } catch (ClassNotFoundException e) {
            return annotated(command);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<OptionMember> annotated(Class<?> command) {
        OptionMembers found = new OptionMembers();
        found.read(List.of(), command);
        return found.members;
    }

    private void read(List<String> owner, Class<?> type) {
        if (type.getSuperclass() != Object.class) {
            read(owner, type.getSuperclass());
        }
        for (Field field : type.getDeclaredFields()) {
            if (field.isAnnotationPresent(Mixin.class)) {
                read(Stream.concat(owner.stream(), Stream.of(field.getName())).toList(), field.getType());
            } else if (field.isAnnotationPresent(Parameters.class)) {
                members.add(new OptionMember(owner, field.getName(), false, List.of(), true));
            } else {
                add(owner, field, field.getName(), field.getType(), false);
            }
        }
        Method[] methods = type.getDeclaredMethods();
        // They come in another order in each process.
        Arrays.sort(methods, Comparator.comparing(Method::getName));
        for (Method method : methods) {
            if (method.getParameterCount() == 1) {
                add(owner, method, method.getName(), method.getParameterTypes()[0], true);
            }
        }
    }

    private void add(List<String> owner, AnnotatedElement member, String name, Class<?> taken, boolean setter) {
        Option option = member.getAnnotation(Option.class);
        if (option != null) {
            boolean argument = taken != boolean.class && taken != boolean[].class;
            members.add(new OptionMember(owner, name, setter, List.of(option.names()), argument));
        }
    }
}
