package io.pgconvoy.restore;

import java.util.Optional;
import java.util.stream.Collectors;

/** Leaves out settings that the server being restored into does not have, and says so. One thread. */
final class LeftOutSettings {
    private final TargetCommands commands;

    LeftOutSettings(TargetCommands commands) {
        this.commands = commands;
    }

    /** Whether the statement sets what the server does not have. */
    boolean holds(String statement) {
        return isLeftOut(commands.target().settings().missing(statement.strip()));
    }

    /** The properties of a database, without those that the server does not know; all of them are one command. */
    String withoutMissing(String properties) {
        boolean oneEach = properties.lines().allMatch(line -> line.isEmpty() || line.startsWith("ALTER "));
        return oneEach
                ? properties
                        .lines()
                        .filter(line -> !isLeftOut(commands.target().settings().missingOfDatabase(line)))
                        .map(line -> line + "\n")
                        .collect(Collectors.joining())
                : properties;
    }

    private boolean isLeftOut(Optional<String> setting) {
        setting.ifPresent(name -> commands.terms().leaveOut(name, commands.session()));
        return setting.isPresent();
    }
}
