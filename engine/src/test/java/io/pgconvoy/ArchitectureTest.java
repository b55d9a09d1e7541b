package io.pgconvoy;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.ServerVersion;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The layer rules of docs/architecture.md, held by the build. */
@Tag("architecture")
class ArchitectureTest {

    private static final String[] SHARED_BY_FORMATS = {"io.pgconvoy.archive.toc..", "io.pgconvoy.archive.select.."};

    private static final JavaClasses ENGINE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.pgconvoy");

    @ParameterizedTest
    @ValueSource(strings = {"catalog", "archive", "compress", "storage"})
    void roomsBelowTheKindsKnowNoKind(String room) {
        hold(noClasses()
                .that()
                .resideInAPackage("io.pgconvoy." + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.pgconvoy.object..")
                .because("an archive entry knows no kind, and neither does what reads a catalog or stores bytes"));
    }

    @Test
    void engineKnowsNoCommandLine() {
        hold(noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.pgconvoy.cli..", "picocli..")
                .because("the engine is a library: it has no terminal and no exit status"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"archive", "compress", "storage"})
    void formatsCodecsAndStoragesKnowNoSibling(String room) {
        hold(slices().matching("io.pgconvoy." + room + ".(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(alwaysTrue(), resideInAnyPackage(SHARED_BY_FORMATS))
                .because("each format, codec and storage can be read, changed and removed alone"));
    }

    @Test
    void onlyTheS3StorageKnowsTheSdk() {
        hold(noClasses()
                .that()
                .resideOutsideOfPackage("io.pgconvoy.storage.s3..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon..")
                .because("programs without an S3 store run without its client"));
    }

    @Test
    void whatFormatsShareKnowsNoFormat() {
        hold(noClasses()
                .that()
                .resideInAnyPackage(SHARED_BY_FORMATS)
                .should()
                .dependOnClassesThat(
                        resideInAPackage("io.pgconvoy.archive.(*)..").and(not(resideInAnyPackage(SHARED_BY_FORMATS))))
                .because("the table of contents and the selection of entries are the same in every format"));
    }

    @Test
    void onlyConnectAndCatalogCompareVersionNumbers() {
        hold(noClasses()
                .that()
                .resideOutsideOfPackages("io.pgconvoy.connect..", "io.pgconvoy.catalog..")
                .should()
                .callMethodWhere(target(owner(equivalentTo(ServerVersion.class)))
                        .and(target(nameMatching("atLeast|number|release"))))
                .orShould()
                .callMethodWhere(target(owner(equivalentTo(Dialect.class))).and(target(nameMatching("major|minor"))))
                .because("a server version is data in a catalog query, and a dialect is asked for a named feature"));
    }

    private static void hold(ArchRule rule) {
        rule.allowEmptyShould(true).check(ENGINE);
    }
}
