package io.pgconvoy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.api.Omission;
import io.pgconvoy.api.OutputFormat;
import io.pgconvoy.cli.getopt.Arguments;
import io.pgconvoy.cli.getopt.Given;
import io.pgconvoy.cli.getopt.LongOption;
import io.pgconvoy.cli.getopt.OptionTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class OptionFieldsTest {
    /** Read before any is set, or not for this program: their setters refuse by themselves. */
    private static final Set<String> REFUSED = Set.of("filter", "sync-method");

    private final CommandContext context = TestContext.with(Map.of());

    private static List<LongOption> asPicocliHasThem(CommandLine command) {
        List<LongOption> options = new ArrayList<>();
        for (OptionSpec option : command.getCommandSpec().options()) {
            List<String> names = List.of(option.names());
            String key = names.stream()
                    .filter(name -> !name.startsWith("--"))
                    .findFirst()
                    .map(letter -> letter.substring(1))
                    .orElse(names.get(0).substring(2));
            boolean argument = !option.typeInfo().isBoolean();
            names.stream()
                    .filter(name -> name.startsWith("--"))
                    .forEach(name -> options.add(new LongOption(name.substring(2), argument, key)));
        }
        return sorted(options);
    }

    private static List<LongOption> sorted(List<LongOption> options) {
        return options.stream().sorted(Comparator.comparing(LongOption::name)).toList();
    }

    private void assertSameAsPicocli(String name, OptionFields fields) {
        CommandLine command =
                CommandLines.create(context, name).getSubcommands().get(name);
        assertEquals(asPicocliHasThem(command), sorted(fields.table().options()), name);
        assertEquals(command.getCommandSpec().positionalParameters().size(), fields.operands(), name);
    }

    @Test
    void findsTheOptionsThatPicocliFinds() {
        assertSameAsPicocli("dump", OptionFields.of(new DumpCommand(context), Set.of()));
        assertSameAsPicocli("dumpall", DumpAllCommand.fields(new DumpAllCommand(context)));
        assertSameAsPicocli("restore", OptionFields.of(new RestoreCommand(context), Set.of()));
    }

    /** All kinds of fields that {@link OptionFields} knows; a new kind of one of these commands fails here. */
    @Test
    void everyOptionCanBeSet() {
        for (Object command : List.of(new DumpCommand(context), new RestoreCommand(context))) {
            OptionFields fields = OptionFields.of(command, Set.of());
            OptionTable table = fields.table();
            for (LongOption option : table.options()) {
                if (!REFUSED.contains(option.name())) {
                    fields.set(new Arguments(
                            table, List.of(new Given(option.key(), option.argument() ? "1" : null)), List.of("x")));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {DumpCommand.class, DumpAllCommand.class, RestoreCommand.class})
    void theListOfTheBuildSaysWhatTheAnnotationsSay(Class<?> command) {
        List<OptionMember> members = OptionMembers.annotated(command);
        assertFalse(members.isEmpty());
        assertEquals(
                members,
                members.stream()
                        .map(OptionMember::line)
                        .map(OptionMember::ofLine)
                        .toList());
        assertEquals(members, OptionMembers.of(command));
    }

    @Test
    void valuesGetToTheirFieldsAndSetters() {
        DumpCommand dump = new DumpCommand(context);
        OptionFields fields = OptionFields.of(dump, Set.of());
        List<Given> given = List.of(
                new Given("n", "a"),
                new Given("F", "t"),
                new Given("n", "b*"),
                new Given("O", null),
                new Given("F", "c"));
        fields.set(new Arguments(fields.table(), given, List.of()));
        assertEquals(List.of("a", "b*"), dump.options().patterns().schemas());
        assertEquals(OutputFormat.CUSTOM, dump.options().output().format());
        assertTrue(dump.options().omits(Omission.OWNERS));
        assertFalse(dump.options().omits(Omission.PRIVILEGES));
    }
}
