package dev.axle.crm.validations;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.validator.routines.DomainValidator;
import org.apache.commons.validator.routines.EmailValidator;
import org.apache.commons.validator.routines.UrlValidator;

/**
 * A rule with its arguments.
 *
 * @param arguments checked: {@link #check}
 * @param normalized whether a value is put right where it can be, instead of refused
 */
public record ValidationRule(RuleType type, List<String> arguments, boolean normalized) {

  private static final int LONGEST = 10_000;
  private static final int MOST_DECIMALS = 20;
  private static final Set<String> ALPHABETS = Set.of("ALPHANUMERIC", "ALPHA_ONLY", "NUMERIC_ONLY");
  private static final Set<String> FORMATS = Set.of("CAPITALIZATION", "UPPER", "LOWER");

  public ValidationRule {
    arguments = List.copyOf(arguments);
  }

  private String first() {
    return arguments.getFirst();
  }

  /** Why the arguments are of no use; empty if they are. */
  public Optional<String> check() {
    if (!type.takes(arguments.size())) {
      return Optional.of(
          "A rule of the type %s can't have %d arguments.".formatted(type, arguments.size()));
    }
    try {
      return sound()
          ? Optional.empty()
          : Optional.of(
              "The arguments %s don't fit a rule of the type %s.".formatted(arguments, type));
    } catch (NumberFormatException | DateTimeException | PatternSyntaxException unreadable) {
      return Optional.of(
          "The arguments %s don't fit a rule of the type %s: %s"
              .formatted(arguments, type, unreadable.getMessage()));
    }
  }

  private boolean sound() {
    return switch (type) {
      case ALPHANUMERIC -> ALPHABETS.contains(first());
      case FORMAT -> FORMATS.contains(first());
      case SPECIAL_CHARACTERS -> first().equals("NOT_ALLOWED");
      case WHITESPACE -> first().equals("ALL") || first().equals("TRIM");
      case DECIMAL -> number() >= 0 && number() <= MOST_DECIMALS;
      case MAX_LENGTH, MIN_LENGTH -> number() >= 1 && number() <= LONGEST;
      case MAX_NUMBER, MIN_NUMBER -> new BigDecimal(first()).precision() > 0;
      case START_DATE, START_DATETIME, END_DATE, END_DATETIME -> instant().isAfter(Instant.MIN);
      case AFTER_DURATION, BEFORE_DURATION -> Period.parse(first()) != null;
      case AFTER_DATETIME_DURATION, BEFORE_DATETIME_DURATION -> Duration.parse(first()) != null;
      case DAYS_OF_WEEK ->
          arguments.stream()
              .allMatch(
                  day ->
                      List.of(DayOfWeek.values()).stream()
                          .anyMatch(each -> each.name().equals(day)));
      case REGEX -> Pattern.compile(first()) != null;
      default -> true;
    };
  }

  private int number() {
    return Integer.parseInt(first());
  }

  private Instant instant() {
    return Instant.ofEpochMilli(Long.parseLong(first()));
  }

  /** The value put right, as far as this rule does so. */
  public String normalise(String value) {
    if (!normalized) {
      return value;
    }
    return switch (type) {
      case FORMAT ->
          switch (first()) {
            case "UPPER" -> value.toUpperCase(Locale.ROOT);
            case "LOWER" -> value.toLowerCase(Locale.ROOT);
            default -> capitalised(value);
          };
      case WHITESPACE -> first().equals("ALL") ? value.replaceAll("\\s", "") : value.strip();
      default -> value;
    };
  }

  private static String capitalised(String value) {
    StringBuilder words = new StringBuilder(value);
    for (int i = 0; i < words.length(); i++) {
      if (i == 0 || Character.isWhitespace(words.charAt(i - 1))) {
        words.setCharAt(i, Character.toUpperCase(words.charAt(i)));
      }
    }
    return words.toString();
  }

  /**
   * Whether a value, in the form in which it is kept, meets the rule.
   *
   * @param now on the portal's clock
   */
  public boolean admits(String value, Instant now) {
    return switch (type) {
      case ALPHANUMERIC ->
          value
              .codePoints()
              .allMatch(
                  point ->
                      switch (first()) {
                        case "ALPHA_ONLY" -> Character.isLetter(point);
                        case "NUMERIC_ONLY" -> Character.isDigit(point);
                        default -> Character.isLetterOrDigit(point);
                      });
      case SPECIAL_CHARACTERS ->
          value
              .codePoints()
              .allMatch(point -> Character.isLetterOrDigit(point) || Character.isWhitespace(point));
      case WHITESPACE ->
          first().equals("ALL")
              ? value.codePoints().noneMatch(Character::isWhitespace)
              : value.equals(value.strip());
      case FORMAT ->
          switch (first()) {
            case "UPPER" -> value.equals(value.toUpperCase(Locale.ROOT));
            case "LOWER" -> value.equals(value.toLowerCase(Locale.ROOT));
            default -> value.equals(capitalised(value));
          };
      case MAX_LENGTH -> value.codePointCount(0, value.length()) <= number();
      case MIN_LENGTH -> value.codePointCount(0, value.length()) >= number();
      case MAX_NUMBER -> new BigDecimal(value).compareTo(new BigDecimal(first())) <= 0;
      case MIN_NUMBER -> new BigDecimal(value).compareTo(new BigDecimal(first())) >= 0;
      case DECIMAL -> new BigDecimal(value).stripTrailingZeros().scale() <= number();
      case REGEX -> Pattern.matches(first(), value);
      case DOMAIN -> DomainValidator.getInstance().isValid(value);
      case EMAIL -> EmailValidator.getInstance().isValid(value);
      case EMAIL_ALLOWED_DOMAINS -> isOneOf(afterAt(value));
      case EMAIL_BLOCKED_DOMAINS -> !isOneOf(afterAt(value));
      case URL -> new UrlValidator(UrlValidator.ALLOW_ALL_SCHEMES).isValid(value);
      case URL_ALLOWED_DOMAINS -> isOneOf(host(value));
      case URL_BLOCKED_DOMAINS -> !isOneOf(host(value));
      case PHONE_NUMBER_WITH_EXPLICIT_COUNTRY_CODE ->
          value.strip().matches("\\+[0-9][0-9 ().-]{5,}");
      case START_DATE, START_DATETIME -> !time(value).isBefore(instant());
      case END_DATE, END_DATETIME -> !time(value).isAfter(instant());
      case AFTER_DURATION -> !date(value).isBefore(today(now).plus(Period.parse(first())));
      case BEFORE_DURATION -> !date(value).isAfter(today(now).plus(Period.parse(first())));
      case AFTER_DATETIME_DURATION -> !time(value).isBefore(now.plus(Duration.parse(first())));
      case BEFORE_DATETIME_DURATION -> !time(value).isAfter(now.plus(Duration.parse(first())));
      case DAYS_OF_WEEK -> arguments.contains(date(value).getDayOfWeek().name());
    };
  }

  private static LocalDate today(Instant now) {
    return LocalDate.ofInstant(now, ZoneOffset.UTC);
  }

  /** A date begins at midnight UTC, as HubSpot keeps it. */
  private static Instant time(String value) {
    return value.length() == 10
        ? LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant()
        : Instant.parse(value);
  }

  private static LocalDate date(String value) {
    return LocalDate.ofInstant(time(value), ZoneOffset.UTC);
  }

  private static String afterAt(String email) {
    return email.substring(email.indexOf('@') + 1).toLowerCase(Locale.ROOT);
  }

  private static String host(String url) {
    try {
      String host = new URI(url.contains("://") ? url : "https://" + url).getHost();
      return host == null ? "" : host.toLowerCase(Locale.ROOT);
    } catch (URISyntaxException notOne) {
      return "";
    }
  }

  private boolean isOneOf(String domain) {
    return arguments.stream()
        .map(each -> each.toLowerCase(Locale.ROOT))
        .anyMatch(each -> domain.equals(each) || domain.endsWith("." + each));
  }

  /** What is wrong with a value that the rule doesn't admit. */
  public String refusal(String value) {
    return type == RuleType.REGEX && arguments.size() == 2
        ? arguments.getLast()
        : "\"%s\" breaks the rule %s %s of this property.".formatted(value, type, arguments);
  }
}
