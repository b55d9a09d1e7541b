package io.pgconvoy.dump.parallel;

import java.util.Iterator;

/** The data of one entry as parts in their order, at least one; planned when the readers come to it. */
interface EntryParts {

    Iterator<PartSource> plan();
}
