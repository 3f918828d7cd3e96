package dev.axle.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a run of the bench is to measure.
 *
 * @param connections numbers of connections to measure at
 * @param objects contacts that are loaded first
 * @param seconds length of each measurement
 * @param rounds measurements of each kind, Axle and PostgreSQL in turn; their medians are shown
 * @param rows of the file that is imported
 * @param warmUp seconds of load before the first measurement
 * @param onlyImports whether all else is left out
 */
record Options(
    List<Integer> connections,
    int objects,
    int seconds,
    int rounds,
    int rows,
    int warmUp,
    boolean onlyImports) {

  static final String HELP =
      """
      usage: ./axle bench [FLAGS]

        --quick               short rounds: shows that it works, not how fast it is
        --connections 1,16,64 numbers of connections to measure at
        --objects 20000       contacts that are loaded first
        --seconds 5           length of each measurement
        --rounds 3            measurements of each kind; their medians are shown
        --rows 100000         rows of the file that is imported
        --only-imports        leaves out all but the imports
        --search              measures searches instead, beside the same questions to PostgreSQL
        --webhooks            measures webhooks instead: how soon they arrive, how fast a backlog goes
        --help                this text

      Flags of --search:
        --quick               50,000 contacts, short rounds
        --contacts 1000000    contacts that are searched, with 28 properties each; a million take 8 GB of the temporary folder
        --connections 1,8     numbers of connections to measure at
        --seconds 10          length of each measurement
        --heap 1g             heap of the server
        --data FOLDER         a folder that stays, with its contacts, and is used again by the next run
        --only-axle           does not ask PostgreSQL the same questions

      Flags of --webhooks:
        --quick               short, and 10,000 events
        --backlog 100000      events that wait to be delivered

      Needs wrk and pgbench. Debian: apt-get install wrk postgresql-contrib
      """;

  /** A flag that there is not, or a value of no use. */
  static final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    Unusable(String message) {
      super(message);
    }
  }

  static Options parse(List<String> arguments) throws Unusable {
    Options options = new Options(List.of(1, 16, 64), 20_000, 5, 3, 100_000, 15, false);
    List<String> rest = new ArrayList<>(arguments);
    if (rest.remove("--quick")) {
      options = new Options(List.of(1, 16), 2_000, 2, 1, 20_000, 4, false);
    }
    if (rest.remove("--only-imports")) {
      options = options.onlyOfImports();
    }
    for (int i = 0; i < rest.size(); i += 2) {
      String flag = rest.get(i);
      if (i + 1 == rest.size()) {
        throw new Unusable("There is no flag " + flag + " without a value.");
      }
      options = options.with(flag, rest.get(i + 1));
    }
    return options;
  }

  private Options onlyOfImports() {
    return new Options(connections, objects, seconds, rounds, rows, warmUp, true);
  }

  private Options with(String flag, String value) throws Unusable {
    return switch (flag) {
      case "--connections" ->
          new Options(
              numbers(flag, value, 1, 1_000), objects, seconds, rounds, rows, warmUp, onlyImports);
      case "--objects" ->
          new Options(
              connections,
              number(flag, value, 1_000, 10_000_000),
              seconds,
              rounds,
              rows,
              warmUp,
              onlyImports);
      case "--seconds" ->
          new Options(
              connections, objects, number(flag, value, 1, 600), rounds, rows, warmUp, onlyImports);
      case "--rounds" ->
          new Options(
              connections,
              objects,
              seconds,
              number(flag, value, 1, 100),
              rows,
              warmUp,
              onlyImports);
      case "--rows" ->
          new Options(
              connections,
              objects,
              seconds,
              rounds,
              number(flag, value, 1_000, 1_000_000),
              warmUp,
              onlyImports);
      default -> throw new Unusable("There is no flag " + flag + ".");
    };
  }

  static List<Integer> numbers(String flag, String value, int least, int most) throws Unusable {
    List<Integer> all = new ArrayList<>();
    for (String each : Arrays.asList(value.split(","))) {
      all.add(number(flag, each, least, most));
    }
    return all;
  }

  static int number(String flag, String value, int least, int most) throws Unusable {
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // told below
    }
    throw new Unusable(
        "%s must be a number from %d to %d, not '%s'.".formatted(flag, least, most, value));
  }
}
