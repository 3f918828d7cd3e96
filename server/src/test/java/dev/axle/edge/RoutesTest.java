package dev.axle.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** From method and path to operation. */
class RoutesTest {

  private static Operation operation(String name, Method method, String... paths) {
    return Operation.of(name, method, List.of(paths))
        .access(Access.open())
        .answeredBy(call -> Answer.noContent());
  }

  private static final Routes<Operation> ROUTES =
      new Routes<>(
          List.of(
              operation("read", Method.GET, "/objects/{type}/{id}"),
              operation("batch", Method.POST, "/objects/{type}/batch/read"),
              operation("splits", Method.POST, "/objects/deals/splits/batch/read"),
              operation("special", Method.GET, "/objects/deals/special")));

  private static String found(Method method, String... segments) {
    return ((Routes.Found<Operation>) ROUTES.find(method, List.of(segments))).route().name();
  }

  @Test
  void aLiteralBeatsAParameterButDoesNotShutTheWay() {
    assertThat(found(Method.GET, "objects", "deals", "special")).isEqualTo("special");
    assertThat(found(Method.GET, "objects", "deals", "1")).isEqualTo("read");
    assertThat(found(Method.POST, "objects", "deals", "batch", "read")).isEqualTo("batch");
    assertThat(found(Method.POST, "objects", "deals", "splits", "batch", "read"))
        .isEqualTo("splits");
  }

  @Test
  void parametersAreNamed() {
    Routes.Found<Operation> found =
        (Routes.Found<Operation>) ROUTES.find(Method.GET, List.of("objects", "contacts", "5"));
    assertThat(found.parameters().values()).isEqualTo(Map.of("type", "contacts", "id", "5"));
  }

  @Test
  void aKnownPathTellsItsMethods() {
    assertThat(ROUTES.find(Method.PUT, List.of("objects", "contacts", "5")))
        .isEqualTo(new Routes.OtherMethods<Operation>(java.util.Set.of("GET")));
    assertThat(ROUTES.find(Method.GET, List.of("objects")))
        .isEqualTo(new Routes.Nothing<Operation>());
  }

  @Test
  void twoOperationsForOneRouteAreAMistake() {
    assertThatThrownBy(
            () ->
                new Routes<>(
                    List.of(
                        operation("one", Method.GET, "/a/{x}"),
                        operation("two", Method.GET, "/a/{y}"))))
        .hasMessageContaining("two routes for GET /a/{y}");
  }
}
