package io.pgconvoy.object;

import io.pgconvoy.connect.Feature;
import java.util.stream.Collectors;

/** Writes {@code ALTER … DEPENDS ON EXTENSION}, part of the definition of an object that is dropped with an extension. */
final class DependsOnExtension {
    private DependsOnExtension() {}

    /**
     * What follows the object's definition; empty for most objects.
     *
     * @param keyword the words after ALTER: {@code FUNCTION}, {@code INDEX}, {@code TRIGGER t ON}
     * @param name the quoted and qualified name that follows them
     */
    static String statements(RenderContext context, DatabaseObject object, String keyword, String name) {
        boolean lineBefore = context.has(Feature.DEPENDS_ON_EXTENSION_LINE_BEFORE);
        return context.model().droppedWith(object.catalogId()).stream()
                .map(extension -> "ALTER " + keyword + " " + name + " DEPENDS ON EXTENSION "
                        + context.quote(extension.name()) + ";")
                .map(statement -> lineBefore ? "\n" + statement : statement + "\n")
                .collect(Collectors.joining());
    }
}
