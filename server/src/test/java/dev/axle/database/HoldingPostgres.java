package dev.axle.database;

import dev.axle.time.Clock;
import java.io.IOException;
import java.nio.file.Path;

/** Another Axle, as far as a data folder is concerned: holds it until its input ends. */
final class HoldingPostgres {

  private HoldingPostgres() {}

  /** Prints one line: the process of the server, or why there is none. */
  public static void main(String[] folder) throws Exception {
    try (EmbeddedPostgres postgres =
        EmbeddedPostgres.start(Path.of(folder[0]), 4, Clock.system())) {
      System.out.println(postgres.pid());
      while (System.in.read() >= 0) {
        // until it ends
      }
    } catch (IOException refusal) {
      System.out.println(refusal.getMessage());
    }
  }
}
