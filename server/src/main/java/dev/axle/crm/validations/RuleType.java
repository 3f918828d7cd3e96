package dev.axle.crm.validations;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a rule demands of a value, and how many arguments it takes.
 *
 * <p>Source: https://developers.hubspot.com/docs/api-reference/crm-property-validations-v3/guide
 */
public enum RuleType {
  AFTER_DATETIME_DURATION(1, 1),
  AFTER_DURATION(1, 1),
  ALPHANUMERIC(1, 1),
  BEFORE_DATETIME_DURATION(1, 1),
  BEFORE_DURATION(1, 1),
  DAYS_OF_WEEK(1, 7),
  DECIMAL(1, 1),
  DOMAIN(0, 0),
  EMAIL(0, 0),
  EMAIL_ALLOWED_DOMAINS(1, 20),
  EMAIL_BLOCKED_DOMAINS(1, 20),
  END_DATE(1, 1),
  END_DATETIME(1, 1),
  FORMAT(1, 1),
  MAX_LENGTH(1, 1),
  MAX_NUMBER(1, 1),
  MIN_LENGTH(1, 1),
  MIN_NUMBER(1, 1),
  PHONE_NUMBER_WITH_EXPLICIT_COUNTRY_CODE(0, 20),
  REGEX(1, 2),
  SPECIAL_CHARACTERS(1, 1),
  START_DATE(1, 1),
  START_DATETIME(1, 1),
  URL(0, 0),
  URL_ALLOWED_DOMAINS(1, 20),
  URL_BLOCKED_DOMAINS(1, 20),
  WHITESPACE(1, 1);

  private final int fewest;
  private final int most;

  RuleType(int fewest, int most) {
    this.fewest = fewest;
    this.most = most;
  }

  boolean takes(int arguments) {
    return arguments >= fewest && arguments <= most;
  }

  public static Optional<RuleType> named(String name) {
    return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
  }
}
