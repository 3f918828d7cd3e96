package dev.axle.crm.search;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.axle.crm.objects.ObjectWire;
import dev.axle.edge.Paging;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Searches as they are on the wire. */
final class SearchWire {

  private SearchWire() {}

  /**
   * {@code PublicObjectSearchRequest}, none of whose parts has to be there.
   *
   * @param filters one group, for those who send no {@code filterGroups}
   */
  record Request(
      @Nullable List<Group> filterGroups,
      @Nullable List<Condition> filters,
      @Nullable String query,
      @Nullable List<Sort> sorts,
      @Nullable List<String> properties,
      @Nullable Integer limit,
      @Nullable String after) {}

  record Group(@Nullable List<Condition> filters) {}

  record Condition(
      String propertyName,
      String operator,
      @Nullable String value,
      @Nullable String highValue,
      @Nullable List<String> values) {}

  /** A name, with a minus before it for the other direction, or an object. */
  record Sort(String propertyName, boolean descending) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Sort of(String text) {
      return text.startsWith("-") ? new Sort(text.substring(1), true) : new Sort(text, false);
    }

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    static Sort of(
        @JsonProperty("propertyName") String propertyName,
        @JsonProperty("direction") @Nullable String direction) {
      return new Sort(
          propertyName, direction != null && direction.toUpperCase(Locale.ROOT).startsWith("DESC"));
    }
  }

  /** {@code CollectionResponseWithTotalSimplePublicObject}. */
  record Found(long total, List<ObjectWire.Shown> results, @Nullable Paging paging) {}
}
