package io.parley.pipeline;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.parley.transforms.emit.Workplace;
import java.io.ObjectInputStream;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.DefaultCoder;
import org.apache.beam.sdk.transforms.CombineFnBase.GlobalCombineFn;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.junit.jupiter.api.Test;

/** Who may know whom, and what nobody may do. */
class ArchitectureTest {
  private static final String SCHEMAS = "io.parley.schemas";
  private static final String TRANSFORMS = "io.parley.transforms";
  private static final String PIPELINE = "io.parley.pipeline";

  /** A file format that several stages have; no stage itself. */
  private static final String PARQUET = TRANSFORMS + ".parquet";

  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(SCHEMAS, TRANSFORMS, PIPELINE);

  private static void inNone(String where, String... known) {
    noClasses()
        .that()
        .resideInAPackage(where)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(known)
        .check(OURS);
  }

  @Test
  void modulesKnowTheOneBelow() {
    inNone(SCHEMAS + "..", TRANSFORMS + "..", PIPELINE + "..");
    inNone(TRANSFORMS + "..", PIPELINE + "..");
  }

  @Test
  void stagesDoNotKnowEachOther() {
    slices()
        .matching(TRANSFORMS + ".(*)..")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(alwaysTrue(), resideInAPackage(PARQUET))
        .check(OURS);
    inNone(TRANSFORMS, TRANSFORMS + ".*..");
  }

  /**
   * Steps, coders and what is nested in them are made of Beam. Of all else only these know it:
   * files are reached through its file systems, and blocks of facts are built of its coders.
   */
  @Test
  void algorithmsDoNotKnowBeam() {
    Predicate<JavaClass> step =
        type ->
            type.isAssignableTo(PTransform.class)
                || type.isAssignableTo(DoFn.class)
                || type.isAssignableTo(GlobalCombineFn.class)
                || type.isAssignableTo(Coder.class);
    Set<String> found =
        OURS.stream()
            .filter(type -> type.getPackageName().startsWith(TRANSFORMS))
            .filter(type -> !step.test(type) && !step.test(outermost(type)))
            .filter(ArchitectureTest::knowsBeam)
            .map(type -> outermost(type).getSimpleName())
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(
        Set.of(
            "FactBlocks",
            "InputMatch",
            "InputPlan",
            "Routed",
            "ScratchFile",
            "Source",
            "TokenizerFile",
            "VocabularyBlocks",
            "Workplace"),
        found);
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
  }

  private static boolean knowsBeam(JavaClass type) {
    return type.getDirectDependenciesFromSelf().stream()
        .map(dependency -> dependency.getTargetClass())
        .anyMatch(
            target ->
                target.getPackageName().startsWith("org.apache.beam.")
                    && !target.isEquivalentTo(DefaultCoder.class));
  }

  @Test
  void onePublicTransformAStage() {
    TreeMap<String, Set<String>> found = new TreeMap<>();
    OURS.stream()
        .filter(type -> type.isAssignableTo(PTransform.class))
        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
        .forEach(
            type ->
                found
                    .computeIfAbsent(
                        type.getPackageName().replaceFirst(".*\\.", ""), key -> new TreeSet<>())
                    .add(type.getSimpleName()));
    assertEquals(
        "{assemble=[AssembleConversations], clean=[CleanConversations], commit=[CommitDataset],"
            + " decontaminate=[DecontaminateConversations],"
            + " dedup=[DeduplicateConversations], emit=[EmitShards], filter=[FilterConversations, ProfileConversations],"
            + " read=[ReadPosts], takedown=[TakeDown]}",
        found.toString());
  }

  /** But for a base that stages share. */
  @Test
  void functionsOfStepsAreNotPublic() {
    classes()
        .that()
        .areAssignableTo(DoFn.class)
        .and()
        .doNotHaveModifier(JavaModifier.ABSTRACT)
        .should()
        .notBePublic()
        .check(OURS);
  }

  /** The same input gives the same bytes: only a run and its scratch files are unlike others. */
  @Test
  void noClockAndNoChanceInTransforms() {
    Set<String> found =
        OURS.stream()
            .filter(type -> !type.getPackageName().startsWith(PIPELINE))
            .flatMap(type -> type.getCodeUnitCallsFromSelf().stream())
            .filter(
                call ->
                    List.of(Random.class, ThreadLocalRandom.class, Clock.class).stream()
                            .anyMatch(call.getTargetOwner()::isEquivalentTo)
                        || Set.of(
                                "Math.random",
                                "System.currentTimeMillis",
                                "System.nanoTime",
                                "UUID.randomUUID",
                                "Instant.now",
                                "LocalDateTime.now",
                                "ZonedDateTime.now")
                            .contains(
                                call.getTargetOwner().getSimpleName()
                                    + "."
                                    + call.getTarget().getName()))
            .map(call -> call.getOriginOwner().getSimpleName())
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(Set.of(Workplace.class.getSimpleName()), found);
  }

  @Test
  void nothingIsDeserializedByJava() {
    noClasses().should().dependOnClassesThat().areAssignableTo(ObjectInputStream.class).check(OURS);
  }
}
