package io.pgconvoy.compat.random;

import java.util.List;
import java.util.stream.Collectors;

/** A function or a procedure. */
record RandomRoutine(String word, String name, List<String> arguments, String result) {
    String signature() {
        return name + "(" + String.join(", ", arguments) + ")";
    }

    /** A call of it with nothing but nulls. */
    String call() {
        return name + arguments.stream().map("NULL::"::concat).collect(Collectors.joining(", ", "(", ")"));
    }

    boolean isFunction() {
        return word.equals("FUNCTION");
    }
}
