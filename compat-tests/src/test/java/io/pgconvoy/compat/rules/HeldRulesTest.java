package io.pgconvoy.compat.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.pgconvoy.compat.fixture.Fixtures;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.object.ObjectKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** That the table of rules speaks of the source as it is; whether they are held, {@link HoldRules} finds out. */
class HeldRulesTest {
    private static final Path SOURCES = Path.of("../engine/src/main/java/io/pgconvoy");

    @TestFactory
    Stream<DynamicTest> eachRuleIsInItsFileOnceAndHasItsFixture() {
        return HeldRule.all().stream().map(rule -> DynamicTest.dynamicTest(rule.name(), () -> hold(rule)));
    }

    private static void hold(HeldRule rule) throws IOException {
        String source = Files.readString(SOURCES.resolve(rule.file()));
        int first = source.indexOf(rule.text());
        assertFalse(first < 0, "is not there: " + rule.text());
        assertEquals(-1, source.indexOf(rule.text(), first + 1), "is there twice: " + rule.text());
        if (!rule.fixture().isEmpty()) {
            assertFalse(Fixtures.matching(rule.fixture()).isEmpty(), "no fixture " + rule.fixture());
        }
    }

    @Test
    void eachKindHasARuleThatPutsItBeforeTheNext() {
        List<ObjectKind> kinds = Arrays.stream(ObjectKind.values())
                .sorted(Comparator.comparingInt(HeldRulesTest::priority))
                .toList();
        List<String> expected = new ArrayList<>();
        for (ObjectKind kind : kinds) {
            kinds.stream()
                    .filter(other -> priority(other) > priority(kind))
                    .findFirst()
                    .ifPresent(next -> expected.add(kind + " before " + next));
        }
        List<String> named = HeldRule.all().stream()
                .map(HeldRule::name)
                .filter(name -> name.matches("[A-Z_]+ before [A-Z_]+"))
                .toList();
        assertEquals(new TreeSet<>(expected), new TreeSet<>(named));
    }

    private static int priority(ObjectKind kind) {
        return kind.priority(Dialect.newest());
    }
}
