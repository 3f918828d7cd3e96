package dev.axle;

import dev.axle.crm.search.RunningSearch;
import dev.axle.database.Database;
import dev.axle.edge.Access;
import dev.axle.edge.Answer;
import dev.axle.edge.LimitClass;
import dev.axle.edge.Method;
import dev.axle.edge.Operation;
import dev.axle.journal.Consumers;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Whether requests can be served now. */
final class HealthApi {

  private final Database database;
  private final Consumers consumers;
  private final RunningSearch search;
  private final Supplier<String> limits;

  HealthApi(Database database, Consumers consumers, RunningSearch search, Supplier<String> limits) {
    this.database = database;
    this.consumers = consumers;
    this.search = search;
    this.limits = limits;
  }

  /**
   * @param status {@code ok} or {@code unavailable}
   * @param database {@code ok} or {@code unreachable}
   * @param journal of each that follows the journal, {@code ok} or what keeps it from going on
   * @param search whether the search index follows the journal, and what is being indexed
   * @param limits {@code shared} by Redis, or who counts calls
   */
  record Health(
      String status,
      String database,
      Map<String, String> journal,
      Map<String, String> search,
      String limits) {}

  List<Operation> operations() {
    return List.of(
        Operation.of("health", Method.GET, List.of("/health"))
            .access(Access.open())
            .limit(LimitClass.UNLIMITED)
            .gives(200, Health.class)
            .documented("200 when requests can be served, else 503.")
            .answeredBy(
                call ->
                    database.ready()
                        ? Answer.ok(health("ok", "ok"))
                        : new Answer(503, health("unavailable", "unreachable"), Map.of())));
  }

  private Health health(String status, String database) {
    return new Health(status, database, consumers.states(), search.states(), limits.get());
  }
}
