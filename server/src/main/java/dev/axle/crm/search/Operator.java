package dev.axle.crm.search;

/**
 * What a condition of a search says about a property.
 *
 * <p>Source: https://developers.hubspot.com/docs/api-reference/search/guide
 */
enum Operator {
  EQ,
  NEQ,
  LT,
  LTE,
  GT,
  GTE,
  BETWEEN,
  IN,
  NOT_IN,
  HAS_PROPERTY,
  NOT_HAS_PROPERTY,
  CONTAINS_TOKEN,
  NOT_CONTAINS_TOKEN;

  static Operator named(String name) {
    for (Operator each : values()) {
      if (each.name().equals(name)) {
        return each;
      }
    }
    throw SearchProblems.unknownOperator(name);
  }
}
