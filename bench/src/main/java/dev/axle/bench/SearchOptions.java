package dev.axle.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a run of the bench on searches is to measure.
 *
 * @param contacts that are searched
 * @param connections numbers of connections to measure at
 * @param seconds length of each measurement
 * @param heap most of the server's heap, as the JVM takes it
 * @param kept a folder that stays, with its contacts, for the next run
 * @param onlyServer whether PostgreSQL is left unasked
 */
record SearchOptions(
    int contacts,
    List<Integer> connections,
    int seconds,
    String heap,
    Optional<Path> kept,
    boolean onlyServer) {

  static SearchOptions parse(List<String> arguments) throws Options.Unusable {
    List<String> rest = new ArrayList<>(arguments);
    boolean isQuick = rest.remove("--quick");
    SearchOptions options =
        new SearchOptions(
            isQuick ? 50_000 : 1_000_000,
            List.of(1, 8),
            isQuick ? 3 : 10,
            "1g",
            Optional.empty(),
            rest.remove("--only-axle"));
    for (int i = 0; i < rest.size(); i += 2) {
      if (i + 1 == rest.size()) {
        throw new Options.Unusable("There is no flag " + rest.get(i) + " without a value.");
      }
      options = options.with(rest.get(i), rest.get(i + 1));
    }
    return options;
  }

  private SearchOptions with(String flag, String value) throws Options.Unusable {
    return switch (flag) {
      case "--contacts" ->
          new SearchOptions(
              Options.number(flag, value, 1_000, 10_000_000),
              connections,
              seconds,
              heap,
              kept,
              onlyServer);
      case "--connections" ->
          new SearchOptions(
              contacts, Options.numbers(flag, value, 1, 1_000), seconds, heap, kept, onlyServer);
      case "--seconds" ->
          new SearchOptions(
              contacts, connections, Options.number(flag, value, 1, 600), heap, kept, onlyServer);
      case "--data" ->
          new SearchOptions(
              contacts, connections, seconds, heap, Optional.of(Path.of(value)), onlyServer);
      case "--heap" -> {
        if (!value.matches("[1-9]\\d*[mg]")) {
          throw new Options.Unusable("--heap must be as 512m or 1g, not '%s'.".formatted(value));
        }
        yield new SearchOptions(contacts, connections, seconds, value, kept, onlyServer);
      }
      default -> throw new Options.Unusable("There is no flag " + flag + " of --search.");
    };
  }
}
