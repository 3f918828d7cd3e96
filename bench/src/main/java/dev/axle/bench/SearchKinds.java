package dev.axle.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/** The eight kinds of search, asked of {@link People}. */
final class SearchKinds {

  /** What a full-text query reads, as one text of words. */
  static final String SEARCHED =
      """
      to_tsvector('simple', regexp_replace(
        coalesce(properties ->> 'firstname', '') || ' ' || coalesce(properties ->> 'lastname', '') || ' ' ||
        coalesce(properties ->> 'email', '') || ' ' || coalesce(properties ->> 'phone', '') || ' ' ||
        coalesce(properties ->> 'mobilephone', '') || ' ' || coalesce(properties ->> 'company', ''),
        '[^[:alnum:]]+', ' ', 'g'))""";

  private static final int QUESTIONS = 2_000;
  private static final JsonMapper JSON = Api.JSON;

  private final People people;
  private final SplittableRandom random = new SplittableRandom(8);

  SearchKinds(People people) {
    this.people = people;
  }

  List<SearchKind> all() {
    return List.of(
        kind("unique equality", "properties @> ?::jsonb", "created_at desc", this::email),
        kind(
            "broad equality",
            "properties @> ?::jsonb",
            "(properties ->> 'contract_value')::numeric desc",
            this::stage),
        kind(
            "range and equality",
            "properties @> ?::jsonb and (properties ->> 'seats')::numeric between ? and ?",
            "properties ->> 'lastname'",
            this::seats),
        kind(
            "date between",
            "properties ->> 'renewal_date' between ? and ?",
            "properties ->> 'renewal_date'",
            this::renewal),
        kind(
            "has and not-equal",
            "properties ?? 'closedate' and not properties @> ?::jsonb",
            "properties ->> 'closedate' desc",
            this::closed),
        kind("token prefix", "properties ->> 'jobtitle' ~* ?", "created_at desc", this::title),
        kind(
            "or of ands",
            "(properties @> ?::jsonb or properties @> ?::jsonb)",
            "(properties ->> 'seats')::numeric desc",
            this::either),
        kind(
            "full-text query",
            SEARCHED + " @@ to_tsquery('simple', ?)",
            "created_at desc",
            this::words));
  }

  private static SearchKind kind(
      String name, String where, String sort, Supplier<SearchKind.Asked> question) {
    List<SearchKind.Asked> asked = new ArrayList<>();
    for (int i = 0; i < QUESTIONS; i++) {
      asked.add(question.get());
    }
    return new SearchKind(name, where, sort, List.copyOf(asked));
  }

  private People.Person someone() {
    return people.person(random.nextInt(people.count()));
  }

  private SearchKind.Asked email() {
    String email = someone().value("email");
    return asked(
        "createdate", "DESCENDING", List.of(List.of(equal("email", email))), json("email", email));
  }

  private SearchKind.Asked stage() {
    String stage = someone().value("lifecyclestage");
    return asked(
        "contract_value",
        "DESCENDING",
        List.of(List.of(equal("lifecyclestage", stage))),
        json("lifecyclestage", stage));
  }

  private SearchKind.Asked seats() {
    String country = someone().value("country");
    int least = random.nextInt(1, 400);
    int most = least + random.nextInt(10, 100);
    return asked(
        "lastname",
        "ASCENDING",
        List.of(
            List.of(
                between("seats", String.valueOf(least), String.valueOf(most)),
                equal("country", country))),
        json("country", country),
        least,
        most);
  }

  private SearchKind.Asked renewal() {
    LocalDate from = LocalDate.parse(someone().value("renewal_date"));
    String first = from.toString();
    String last = from.plusDays(random.nextInt(7, 60)).toString();
    return asked(
        "renewal_date",
        "ASCENDING",
        List.of(List.of(between("renewal_date", first, last))),
        first,
        last);
  }

  private SearchKind.Asked closed() {
    String status = someone().value("hs_lead_status");
    return asked(
        "closedate",
        "DESCENDING",
        List.of(
            List.of(
                Map.of("propertyName", "closedate", "operator", "HAS_PROPERTY"),
                Map.of("propertyName", "hs_lead_status", "operator", "NEQ", "value", status))),
        json("hs_lead_status", status));
  }

  private SearchKind.Asked title() {
    String[] words = someone().value("jobtitle").split("[^A-Za-z]+");
    String word = words[random.nextInt(words.length)].toLowerCase(Locale.ROOT);
    String start = word.substring(0, Math.min(4, word.length()));
    return asked(
        "createdate",
        "DESCENDING",
        List.of(
            List.of(
                Map.of(
                    "propertyName",
                    "jobtitle",
                    "operator",
                    "CONTAINS_TOKEN",
                    "value",
                    start + "*"))),
        "\\m" + start);
  }

  private SearchKind.Asked either() {
    People.Person one = someone();
    People.Person other = someone();
    return asked(
        "seats",
        "DESCENDING",
        List.of(
            equalities(one, "hs_lead_status", "country"),
            equalities(other, "lifecyclestage", "hubspot_owner_id")),
        json(one, "hs_lead_status", "country"),
        json(other, "lifecyclestage", "hubspot_owner_id"));
  }

  private SearchKind.Asked words() {
    People.Person one = someone();
    String first = one.value("firstname").split("[^A-Za-z]+")[0].toLowerCase(Locale.ROOT);
    String company = one.value("company").split("[^A-Za-z]+")[0].toLowerCase(Locale.ROOT);
    String start = company.substring(0, Math.min(4, company.length()));
    return new SearchKind.Asked(
        JSON.writeValueAsString(
            Map.of(
                "query",
                first + " " + start,
                "sorts",
                sorts("createdate", "DESCENDING"),
                "limit",
                100)),
        List.of("%s:* & %s:*".formatted(first, start)));
  }

  private static SearchKind.Asked asked(
      String sort, String direction, List<List<Map<String, String>>> groups, Object... parameters) {
    return new SearchKind.Asked(
        JSON.writeValueAsString(
            Map.of(
                "filterGroups",
                groups.stream().map(filters -> Map.of("filters", filters)).toList(),
                "sorts",
                sorts(sort, direction),
                "limit",
                100)),
        List.of(parameters));
  }

  private static List<Map<String, String>> sorts(String property, String direction) {
    return List.of(Map.of("propertyName", property, "direction", direction));
  }

  private static List<Map<String, String>> equalities(People.Person of, String one, String other) {
    return List.of(equal(one, of.value(one)), equal(other, of.value(other)));
  }

  private static Map<String, String> equal(String property, String value) {
    return Map.of("propertyName", property, "operator", "EQ", "value", value);
  }

  private static Map<String, String> between(String property, String least, String most) {
    return Map.of(
        "propertyName", property, "operator", "BETWEEN", "value", least, "highValue", most);
  }

  private static String json(String property, String value) {
    return JSON.writeValueAsString(Map.of(property, value));
  }

  private static String json(People.Person of, String one, String other) {
    return JSON.writeValueAsString(Map.of(one, of.value(one), other, of.value(other)));
  }
}
