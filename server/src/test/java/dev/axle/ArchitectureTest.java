package dev.axle;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

/** The plan of the house, held. */
class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.axle");

  @Test
  void arrowsRunOneWay() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("dev.axle..")
        .layer("main")
        .definedBy("dev.axle")
        .layer("demo")
        .definedBy("dev.axle.demo..")
        .layer("reference")
        .definedBy("dev.axle.reference..")
        .layer("crm")
        .definedBy("dev.axle.crm..")
        .layer("currencies")
        .definedBy("dev.axle.currencies..")
        .layer("taxrates")
        .definedBy("dev.axle.taxrates..")
        .layer("oauth")
        .definedBy("dev.axle.oauth..")
        .layer("webhooks")
        .definedBy("dev.axle.webhooks..")
        .layer("listen")
        .definedBy("dev.axle.listen..")
        .layer("audit")
        .definedBy("dev.axle.audit..")
        .layer("files")
        .definedBy("dev.axle.files..")
        .layer("outgoing")
        .definedBy("dev.axle.outgoing..")
        .layer("storage")
        .definedBy("dev.axle.storage..")
        .layer("usage")
        .definedBy("dev.axle.usage..")
        .layer("sharedlimits")
        .definedBy("dev.axle.sharedlimits..")
        .layer("journal")
        .definedBy("dev.axle.journal..")
        .layer("jobs")
        .definedBy("dev.axle.jobs..")
        .layer("people")
        .definedBy("dev.axle.people..")
        .layer("ui")
        .definedBy("dev.axle.ui..")
        .layer("portals")
        .definedBy("dev.axle.portals..")
        .layer("edge")
        .definedBy("dev.axle.edge..")
        .layer("database")
        .definedBy("dev.axle.database..")
        .layer("time")
        .definedBy("dev.axle.time..")
        .whereLayer("main")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("demo")
        .mayOnlyBeAccessedByLayers("main")
        .whereLayer("reference")
        .mayOnlyBeAccessedByLayers("main")
        .whereLayer("webhooks")
        .mayOnlyBeAccessedByLayers("main")
        .whereLayer("listen")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("audit")
        .mayOnlyBeAccessedByLayers("main")
        .whereLayer("people")
        .mayOnlyBeAccessedByLayers("main")
        .whereLayer("currencies")
        .mayOnlyBeAccessedByLayers("main")
        .whereLayer("taxrates")
        .mayOnlyBeAccessedByLayers("main")
        .whereLayer("oauth")
        .mayOnlyBeAccessedByLayers("webhooks", "main")
        .whereLayer("files")
        .mayOnlyBeAccessedByLayers("main")
        .whereLayer("outgoing")
        .mayOnlyBeAccessedByLayers("files", "webhooks", "main")
        .whereLayer("storage")
        .mayOnlyBeAccessedByLayers("files", "crm", "main")
        .whereLayer("usage")
        .mayOnlyBeAccessedByLayers("main")
        .whereLayer("sharedlimits")
        .mayOnlyBeAccessedByLayers("main")
        .whereLayer("crm")
        .mayOnlyBeAccessedByLayers("demo", "main")
        .whereLayer("journal")
        .mayOnlyBeAccessedByLayers("crm", "webhooks", "demo", "main")
        .whereLayer("jobs")
        .mayOnlyBeAccessedByLayers("crm", "files", "main")
        .whereLayer("portals")
        .mayOnlyBeAccessedByLayers(
            "journal", "crm", "currencies", "people", "oauth", "usage", "demo", "main")
        .whereLayer("database")
        .mayOnlyBeAccessedByLayers(
            "jobs",
            "portals",
            "people",
            "journal",
            "crm",
            "currencies",
            "taxrates",
            "oauth",
            "audit",
            "files",
            "usage",
            "webhooks",
            "main")
        .because("a lower floor that needs a higher one names it as an interface")
        .check(CLASSES);
  }

  @Test
  void withinTheCrmArrowsRunOneWayToo() {
    noClasses()
        .that()
        .resideInAPackage("dev.axle.crm.schemas..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.axle.crm.properties..",
            "dev.axle.crm.associations..",
            "dev.axle.crm.objects..",
            "dev.axle.crm.owners..")
        .because("types are what the rest is about")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAnyPackage("dev.axle.crm.properties..", "dev.axle.crm.associations..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.axle.crm.objects..")
        .because("records are built on definitions and associations, not they on records")
        .check(CLASSES);
    slices().matching("dev.axle.crm.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void onlyTheEdgeKnowsTheHttpServer() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.axle.edge..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.eclipse.jetty..")
        .because("another server would then change one package")
        .check(CLASSES);
  }

  @Test
  void onlyOneGuardedClientCallsOut() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "dev.axle.outgoing..",
            "dev.axle.crm.search.opensearch..",
            // a program on the machine of whoever names the addresses
            "dev.axle.listen..")
        .and()
        .doNotBelongToAnyOf(TrainingRun.class)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.hc..", "java.net.http..")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.net.HttpURLConnection")
        .because("what others name must not lead into our own network")
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.axle.storage..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("software.amazon.awssdk..")
        .because("where bytes lie is one package's affair")
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.axle.crm.search.opensearch..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.opensearch..")
        .because("its address comes from whoever runs Axle, and nobody else calls it")
        .check(CLASSES);
  }

  @Test
  void onlySharedLimitsKnowRedis() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.axle.sharedlimits..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.lettuce..", "io.github.bucket4j.redis..")
        .because("a node without Redis must do the same alone")
        .check(CLASSES);
  }

  @Test
  void onlyTheSearchIndexKnowsLucene() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.axle.crm.search.lucene..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.lucene..")
        .because("another index would then be a second package beside this one")
        .check(CLASSES);
  }

  @Test
  void onlyTheClockKnowsTheTime() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.axle.time..")
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .callMethod(ZonedDateTime.class, "now")
        .orShould()
        .callMethod(OffsetDateTime.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(java.time.Clock.class, "systemUTC")
        .orShould()
        .callMethod(java.time.Clock.class, "systemDefaultZone")
        .because("a portal's time can be moved")
        .check(CLASSES);
  }

  @Test
  void onlyStoresKnowSql() {
    noClasses()
        .that()
        .haveNameNotMatching(".*Store(\\$.*)?")
        .and()
        .resideOutsideOfPackage("dev.axle.database..")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.sql.PreparedStatement")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("org.jdbi.v3.core.Handle")
        .because("who looks for a statement looks in one place")
        .check(CLASSES);
  }

  @Test
  void operationsHoldNoSqlAndNoStore() {
    noClasses()
        .that()
        .haveSimpleNameEndingWith("Api")
        .and()
        .resideInAPackage("dev.axle.crm..")
        .should()
        .dependOnClassesThat()
        .haveSimpleNameEndingWith("Store")
        .because("an operation decodes, calls and encodes")
        .check(CLASSES);
  }

  @Test
  void storesAreTheFeaturesOwn() {
    classes()
        .that()
        .haveSimpleNameEndingWith("Store")
        .should()
        .bePackagePrivate()
        .because("features meet through public services, not through each other's tables")
        .check(CLASSES);
  }

  @Test
  void noPackageIsADrawerForThings() {
    noClasses()
        .should()
        .resideInAnyPackage(
            "..util..", "..utils..", "..common..", "..impl..", "..dto..", "..helpers..")
        .because("packages are features")
        .check(CLASSES);
  }
}
