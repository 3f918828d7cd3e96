package dev.axle.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;

/**
 * HubSpot's published OpenAPI files: the list of operations, read at once, and each group's file,
 * read when it is first asked for. The files lie beside the project and are no part of it.
 */
final class Specs {

  private static final Path PLACE = Path.of("..", "shared", "specs");

  private static final AtomicBoolean SAID = new AtomicBoolean();

  private final Path folder;
  private final List<SpecOperation> operations;
  private final Map<String, List<SpecOperation>> byShape;
  private final Map<String, SpecDocument> documents = new ConcurrentHashMap<>();

  private Specs(Path folder) {
    this.folder = folder;
    this.operations = List.copyOf(read(folder.resolve("operations.tsv")));
    this.byShape =
        operations.stream().collect(Collectors.groupingBy(o -> shape(o.method(), o.segments())));
  }

  /** The specs, or a skipped test that says where they were looked for. */
  static Specs orSkip() {
    var folder = projectRoot().resolve(PLACE).normalize();
    if (!Files.isRegularFile(folder.resolve("operations.tsv"))) {
      var reason = "contract tests skipped: HubSpot's OpenAPI files are not in " + folder;
      // a skipped class leaves no trace in a build's output
      if (SAID.compareAndSet(false, true)) {
        System.out.println(reason);
      }
      Assumptions.abort(reason);
    }
    return new Specs(folder);
  }

  /** All operations that pass, in the order of the file. */
  List<SpecOperation> operations(Predicate<SpecOperation> wanted) {
    return operations.stream().filter(wanted).toList();
  }

  /** The operation that a request means; a path that several know is the most literal one's. */
  Optional<SpecOperation> operation(String method, String concretePath) {
    var path = concretePath.replaceFirst("\\?.*", "").replaceFirst("/$", "");
    var segments = path.substring(1).split("/");
    record Match(SpecOperation operation, String literalness) {}
    return byShape.getOrDefault(shape(method, segments), List.of()).stream()
        .flatMap(o -> o.literalness(segments).map(marks -> new Match(o, marks)).stream())
        // max() keeps the last of equals, the comparison of positions makes that the first
        .max(
            Comparator.comparing(Match::literalness)
                .thenComparing(match -> -operations.indexOf(match.operation())))
        .map(Match::operation);
  }

  /** The file that describes the operation. */
  SpecDocument document(SpecOperation operation) {
    return documents.computeIfAbsent(
        operation.file(), file -> SpecDocument.read(folder.resolve(file)));
  }

  private static String shape(String method, String[] segments) {
    return method + " " + segments.length;
  }

  private static List<SpecOperation> read(Path file) {
    try {
      var lines = Files.readAllLines(file);
      var columns = lines.getFirst().split("\t");
      var read = new ArrayList<SpecOperation>();
      for (var line : lines.subList(1, lines.size())) {
        var values = line.split("\t", -1);
        var row = new HashMap<String, String>();
        for (int i = 0; i < columns.length && i < values.length; i++) {
          row.put(columns[i], values[i]);
        }
        read.add(SpecOperation.of(row));
      }
      return read;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static Path projectRoot() {
    var start = Path.of("").toAbsolutePath();
    for (var folder = start; folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve(".mvn"))) {
        return folder;
      }
    }
    return start;
  }
}
