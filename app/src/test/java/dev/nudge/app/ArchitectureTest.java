package dev.nudge.app;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * Who may see whom. The arrows are those of the design: the SPI sees only the JDK, plugins see only the SPI, the
 * engine does not know the app, and each library stays where it belongs.
 */
@AnalyzeClasses(packages = "dev.nudge", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

    /** The rules below say nothing about classes that they never see; raise this as the project grows. */
    private static final int FEWEST_CLASSES = 100;

    @ArchTest
    static void seesTheWholeProject(JavaClasses all) {
        assertThat(all.size()).as("classes of dev.nudge on the class path").isGreaterThanOrEqualTo(FEWEST_CLASSES);
        for (String each : new String[] {"spi", "kernel", "testkit", "losses", "optimizers", "datasets", "app"}) {
            assertThat(all.containPackage("dev.nudge." + each))
                    .as("dev.nudge." + each)
                    .isTrue();
        }
    }

    @ArchTest
    static final ArchRule spiSeesOnlyTheJdk = only("dev.nudge.spi..", "java..");

    @ArchTest
    static final ArchRule kernelSeesNoOtherPartOfTheEngine =
            only("dev.nudge.kernel..", "dev.nudge.spi..", "java..", "jdk.incubator.vector..");

    @ArchTest
    static final ArchRule networkSeesTheKernel =
            only("dev.nudge.network..", "dev.nudge.kernel", "dev.nudge.spi..", "java..");

    @ArchTest
    static final ArchRule trainSeesExamplesAndNetwork = only(
            "dev.nudge.train..",
            "dev.nudge.features..",
            "dev.nudge.network..",
            "dev.nudge.kernel",
            "dev.nudge.spi..",
            "java..");

    @ArchTest
    static final ArchRule featuresSeeOnlyTheSpi = only("dev.nudge.features..", "dev.nudge.spi..", "java..");

    @ArchTest
    static final ArchRule reportDoesNotSeeTraining = only(
            "dev.nudge.report..",
            "dev.nudge.features..",
            "dev.nudge.network..",
            "dev.nudge.kernel",
            "dev.nudge.spi..",
            "java..");

    @ArchTest
    static final ArchRule experimentSeesAllOfCore = only(
            "dev.nudge.experiment..",
            "dev.nudge.features..",
            "dev.nudge.network..",
            "dev.nudge.train..",
            "dev.nudge.report..",
            "dev.nudge.kernel",
            "dev.nudge.spi..",
            "java..");

    @ArchTest
    static final ArchRule lossesSeeOnlyTheSpi = only("dev.nudge.losses..", "dev.nudge.spi..", "java..");

    @ArchTest
    static final ArchRule optimizersSeeOnlyTheSpi = only("dev.nudge.optimizers..", "dev.nudge.spi..", "java..");

    @ArchTest
    static final ArchRule datasetsSeeTheSpiAndTheirParsers =
            only("dev.nudge.datasets..", "dev.nudge.spi..", "java..", "org.apache.commons.csv..", "ch.randelshofer..");

    @ArchTest
    static final ArchRule checksSeeOnlyTheSpi = only("dev.nudge.testkit.check..", "dev.nudge.spi..", "java..");

    @ArchTest
    static final ArchRule theProgramRunsChecksNotTests = noClasses()
            .that()
            .resideOutsideOfPackage("dev.nudge.testkit")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.nudge.testkit");

    @ArchTest
    static final ArchRule pluginsAreFoundNotImported = noClasses()
            .that()
            .resideOutsideOfPackages("dev.nudge.losses..", "dev.nudge.optimizers..", "dev.nudge.datasets..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.nudge.losses..", "dev.nudge.optimizers..", "dev.nudge.datasets..");

    @ArchTest
    static final ArchRule librariesOfTheAppStayInIt = noClasses()
            .that()
            .resideOutsideOfPackage("dev.nudge.app..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "com.google.inject..",
                    "com.fasterxml.jackson..",
                    "io.javalin..",
                    "kotlin..",
                    "org.eclipse.jetty..",
                    "picocli..",
                    "org.snakeyaml..",
                    "ch.qos.logback..");

    @ArchTest
    static final ArchRule onlyTheKernelSeesTheVectorApi = noClasses()
            .that()
            .resideOutsideOfPackage("dev.nudge.kernel..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jdk.incubator.vector..");

    @ArchTest
    static final ArchRule onlyTheKernelSeesItsVectorTwin = noClasses()
            .that()
            .resideOutsideOfPackage("dev.nudge.kernel..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.nudge.kernel.vector..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("dev.nudge.(**)").should().beFreeOfCycles();

    /** A package sees itself and these. A package that is not there yet breaks no rule. */
    private static ArchRule only(String subject, String... others) {
        DescribedPredicate<JavaClass> inThese = resideInAPackage(subject).or(resideInAnyPackage(others));
        DescribedPredicate<JavaClass> seen = describe(
                "seen", type -> type.getBaseComponentType().isPrimitive() || inThese.test(type.getBaseComponentType()));
        return noClasses()
                .that()
                .resideInAPackage(subject)
                .should()
                .dependOnClassesThat(not(seen).as("outside of %s and %s", subject, String.join(", ", others)))
                .allowEmptyShould(true);
    }
}
