package dev.axle.crm.search;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * {@code PublicObjectSearchRequest}, none of whose parts has to be there. Exports word their views
 * as {@code PublicCrmSearchRequest}: {@code property} and {@code order} mean the same there as
 * {@code propertyName} and {@code direction} here.
 *
 * @param filters one group, for those who send no {@code filterGroups}
 */
public record SearchRequest(
    @Nullable List<Group> filterGroups,
    @Nullable List<Condition> filters,
    @Nullable String query,
    @Nullable List<Sort> sorts,
    @Nullable List<String> properties,
    @Nullable Integer limit,
    @Nullable String after) {

  public record Group(@Nullable List<Condition> filters) {}

  public record Condition(
      @JsonAlias("property") String propertyName,
      String operator,
      @Nullable String value,
      @Nullable String highValue,
      @Nullable List<String> values) {}

  /** A name, with a minus before it for the other direction, or an object. */
  public record Sort(String propertyName, @Nullable String direction) {

    private static final String DESCENDING = "DESCENDING";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Sort of(String text) {
      return text.startsWith("-") ? new Sort(text.substring(1), DESCENDING) : new Sort(text, null);
    }

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    static Sort of(
        @JsonProperty("propertyName") @JsonAlias("property") String propertyName,
        @JsonProperty("direction") @JsonAlias("order") @Nullable String direction) {
      return new Sort(propertyName, direction);
    }

    Order.Direction order() {
      return direction != null && direction.toUpperCase(Locale.ROOT).startsWith("DESC")
          ? Order.Direction.DESCENDING
          : Order.Direction.ASCENDING;
    }
  }

  /** Whether it asks for all records, in no order of its own. */
  @JsonIgnore
  public boolean isOfAll() {
    return isEmpty(filterGroups)
        && isEmpty(filters)
        && isEmpty(sorts)
        && (query == null || query.isBlank());
  }

  private static boolean isEmpty(@Nullable List<?> list) {
    return list == null || list.isEmpty();
  }
}
