package io.pgconvoy.cli;

import java.util.List;

/**
 * Where one option of a command leaves its value, or where the operands go.
 *
 * @param owner names of the fields that lead from the command to the object that has the member
 * @param name of a field, or of a setter
 * @param names of the option, dashes and all; none for operands
 * @param argument whether it takes one
 */
record OptionMember(List<String> owner, String name, boolean setter, List<String> names, boolean argument) {
    private static final String SEPARATOR = " ";

    /** As {@link #ofLine} reads it: {@code selection.tables -t,--table=}, {@code output.setFormat() -F,--format=}. */
    String line() {
        StringBuilder line = new StringBuilder();
        owner.forEach(field -> line.append(field).append('.'));
        line.append(name).append(setter ? "()" : "").append(SEPARATOR).append(String.join(",", names));
        return line.append(argument ? "=" : "").toString();
    }

    static OptionMember ofLine(String line) {
        int space = line.indexOf(SEPARATOR);
        boolean setter = line.startsWith("()", space - 2);
        boolean argument = line.endsWith("=");
        List<String> path =
                List.of(line.substring(0, setter ? space - 2 : space).split("\\."));
        String names = line.substring(space + 1, argument ? line.length() - 1 : line.length());
        int last = path.size() - 1;
        return new OptionMember(
                path.subList(0, last),
                path.get(last),
                setter,
                names.isEmpty() ? List.of() : List.of(names.split(",")),
                argument);
    }
}
