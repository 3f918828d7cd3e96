package dev.axle.usage;

import dev.axle.edge.AnsweredCall;
import dev.axle.edge.Json;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * What a search looks up.
 *
 * @param objects the path of the records, such as {@code /crm/v3/objects/contacts}
 * @param type the object type, as it stands in the path
 */
record Lookup(String objects, String type, String property) {

  private record Body(@Nullable String query, @Nullable List<@Nullable Group> filterGroups) {}

  private record Group(@Nullable List<@Nullable Filter> filters) {}

  private record Filter(@Nullable String propertyName, @Nullable String operator) {}

  private static final String END = "/search";

  /** The look-up of a search that has one filter, for one value. */
  static Optional<Lookup> of(AnsweredCall call) {
    byte[] search = call.search();
    if (search == null || !call.path().endsWith(END)) {
      return Optional.empty();
    }
    try {
      return property(Json.mapper().readValue(search, Body.class))
          .map(
              property -> {
                String objects = call.path().substring(0, call.path().length() - END.length());
                String type = objects.substring(objects.lastIndexOf('/') + 1);
                return new Lookup(objects, type, property);
              });
    } catch (JacksonException unlikeASearch) {
      return Optional.empty();
    }
  }

  private static Optional<String> property(Body body) {
    if (body.query() != null || body.filterGroups() == null || body.filterGroups().size() != 1) {
      return Optional.empty();
    }
    Group group = body.filterGroups().getFirst();
    if (group == null || group.filters() == null || group.filters().size() != 1) {
      return Optional.empty();
    }
    Filter filter = group.filters().getFirst();
    return filter != null && "EQ".equals(filter.operator())
        ? Optional.ofNullable(filter.propertyName())
        : Optional.empty();
  }
}
