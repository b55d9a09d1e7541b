package io.pgconvoy.verify;

import io.pgconvoy.api.RestoreReport;
import io.pgconvoy.content.Content;
import java.util.List;

/**
 * What came of a restore whose outcome was compared with the archive, or with its manifest.
 *
 * @param manifest whether with a manifest
 * @param differences empty where everything is in the database as it should be
 * @param notCompared what could not be compared, in words
 * @param tables how many were compared
 * @param rows that were to be in them
 * @param largeObjects that were to be there
 * @param sequences how many were compared
 */
public record RestoreComparison(
        RestoreReport report,
        boolean manifest,
        List<Difference> differences,
        List<String> notCompared,
        int tables,
        Content rows,
        Content largeObjects,
        int sequences) {

    public RestoreComparison {
        differences = List.copyOf(differences);
        notCompared = List.copyOf(notCompared);
    }
}
