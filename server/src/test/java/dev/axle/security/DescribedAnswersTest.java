package dev.axle.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import dev.axle.edge.Method;
import dev.axle.edge.Operation;
import dev.axle.testing.Exchange;
import dev.axle.testing.HttpCall;
import dev.axle.testing.RunningAxle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Answers are as the OpenAPI document says: every operation that reads, of a portal that has all.
 */
class DescribedAnswersTest {

  private static final String LOCATION = "https://axle.invalid/openapi.json";

  private final JsonNode document =
      new HttpCall(RunningAxle.get().url() + "/openapi.json", "GET").send().json();
  private final FullPortal full =
      new FullPortal(RunningAxle.get().portal(DescribedAnswersTest.class));
  private final Requests requests = new Requests(full, document);
  private final SchemaRegistry schemas =
      SchemaRegistry.withDialect(
          Dialects.getDraft202012(),
          builder -> builder.schemas(Map.of(LOCATION, document.toString())));

  @Test
  void readsAreAnsweredAsDescribed() {
    Map<String, List<Error>> wrong = new TreeMap<>();
    int held = 0;
    for (Operation operation : RunningAxle.get().axle().operations()) {
      boolean reads = operation.method() == Method.GET || operation.name().endsWith("read");
      if (reads && operation.response() != null) {
        String path = operation.paths().getFirst();
        Exchange answer = requests.send(full.portal(), operation, path, Map.of());
        if (answer.status() == 200) {
          List<Error> errors = errors(operation, path, answer);
          if (!errors.isEmpty()) {
            wrong.put(operation.name(), errors);
          }
          held++;
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(held).isGreaterThan(50);
  }

  private List<Error> errors(Operation operation, String path, Exchange answer) {
    String method = operation.method().name().toLowerCase(Locale.ROOT);
    String place =
        "/paths/%s/%s/responses/200/content/application~1json/schema"
            .formatted(path.replace("/", "~1"), method);
    String reference = document.at(place).path("$ref").asString("");
    return schemas
        .getSchema(SchemaLocation.of(LOCATION + (reference.isEmpty() ? "#" + place : reference)))
        .validate(answer.json());
  }
}
