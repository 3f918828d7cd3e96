package dev.axle.crm.search.opensearch;

import dev.axle.crm.filters.Filter;
import dev.axle.crm.filters.Property;
import java.time.MonthDay;
import java.util.Map;

/** Times that fall on some days of each year. */
final class Anniversaries {

  private static final String FALLS =
      """
      if (!doc.containsKey(params.field) || doc[params.field].size() == 0) {
        return false;
      }
      ZonedDateTime time =
        ZonedDateTime.ofInstant(doc[params.field].value.toInstant(), ZoneId.of(params.zone));
      int day = time.getMonthValue() * 100 + time.getDayOfMonth();
      return params.from > params.to
        ? day >= params.from || day <= params.to
        : day >= params.from && day <= params.to;
      """;

  private Anniversaries() {}

  static Map<String, ?> query(Filter.Anniversary anniversary) {
    return anniversary.property().kind() == Property.Kind.TIME
        ? Scripts.query(
            FALLS,
            Map.of(
                "field", Fields.values(anniversary.property()),
                "from", number(anniversary.from()),
                "to", number(anniversary.to()),
                "zone", anniversary.zone().getId()))
        : Map.of("match_none", Map.of());
  }

  private static int number(MonthDay day) {
    return day.getMonthValue() * 100 + day.getDayOfMonth();
  }
}
