package dev.axle.crm.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A search sees what was acknowledged before it, whatever else is written at the time. */
class ReadYourWritesTest {

  private static final TestPortal PORTAL = RunningAxle.get().portal(ReadYourWritesTest.class);
  private static final int WRITERS = 6;
  private static final int ROUNDS = 25;

  @Test
  void everyWriterFindsEachOfItsWritesAtOnce() throws Exception {
    try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
      List<Future<?>> all = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        String name = "writer" + writer;
        all.add(writers.submit(() -> writeAndSearch(name)));
      }
      for (Future<?> each : all) {
        each.get();
      }
    }
    assertThat(PORTAL.post("/crm/v3/objects/contacts/search", "{}").at("/total"))
        .isEqualTo(Integer.toString(WRITERS * ROUNDS));
  }

  private static void writeAndSearch(String name) {
    for (int round = 1; round <= ROUNDS; round++) {
      String id =
          PORTAL
              .post(
                  "/crm/v3/objects/contacts",
                  "{\"properties\": {\"lastname\": \"%s\"}}".formatted(name))
              .expect(201)
              .at("/id");
      assertThat(
              PORTAL
                  .post(
                      "/crm/v3/objects/contacts/search",
                      """
                      {"filters": [{"propertyName": "lastname", "operator": "EQ", "value": "%s"}],
                       "sorts": ["-hs_object_id"], "limit": 1}
                      """
                          .formatted(name))
                  .expect(200)
                  .body())
          .contains("\"total\":" + round + ",")
          .contains("\"id\":\"" + id + "\"");
    }
  }
}
