package dev.axle.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Contacts as a company that sells to companies has them: 28 values each, and three more in part.
 * The same number of the same count is the same person in every run; {@link Account} has the
 * properties that are not HubSpot's.
 */
final class People {

  /** The end of the time in which they came, whenever the bench runs. */
  static final Instant TODAY = Instant.parse("2026-01-01T00:00:00Z");

  /** How many values each of them has at least. */
  static final int VALUES = 28;

  static final Skew<String> STAGES =
      Skew.of(
          List.of(
              "lead",
              "subscriber",
              "marketingqualifiedlead",
              "customer",
              "opportunity",
              "salesqualifiedlead",
              "other",
              "evangelist"),
          42,
          24,
          13,
          9,
          5,
          4,
          2,
          1);
  static final Skew<String> STATUSES =
      Skew.of(
          List.of(
              "NEW",
              "OPEN",
              "IN_PROGRESS",
              "ATTEMPTED_TO_CONTACT",
              "CONNECTED",
              "UNQUALIFIED",
              "BAD_TIMING",
              "OPEN_DEAL"),
          40,
          20,
          12,
          10,
          7,
          6,
          3,
          2);
  private static final Skew<String> SENIORITIES =
      Skew.falling(
          List.of(
              "employee",
              "manager",
              "senior",
              "director",
              "entry",
              "vp",
              "executive",
              "owner",
              "partner"),
          0.9);
  private static final Skew<String> SOURCES =
      Skew.falling(
          List.of(
              "ORGANIC_SEARCH",
              "DIRECT_TRAFFIC",
              "OFFLINE",
              "PAID_SEARCH",
              "EMAIL_MARKETING",
              "REFERRALS",
              "SOCIAL_MEDIA",
              "PAID_SOCIAL",
              "OTHER_CAMPAIGNS"),
          1);
  private static final Skew<String> FUNCTIONS =
      Skew.falling(
          List.of(
              "Sales",
              "Marketing",
              "Engineering",
              "Operations",
              "Finance",
              "Support",
              "Human Resources",
              "Legal"),
          0.7);
  private static final List<String> ROLES =
      List.of(
          "BLOCKER",
          "BUDGET_HOLDER",
          "CHAMPION",
          "DECISION_MAKER",
          "END_USER",
          "EXECUTIVE_SPONSOR",
          "INFLUENCER");
  private static final List<String> STATES =
      List.of("California", "Texas", "Florida", "New York", "Ohio", "Georgia", "Oregon", "Maine");
  private static final Duration HISTORY = Duration.ofDays(6 * 365);

  /** More come in each year than in the year before. */
  private static final double GROWTH = 1.6;

  private static final int PEOPLE_PER_FIRM = 20;

  private final long seed;
  private final Words words;
  private final Firms firms;
  private final Skew<String> firstNames;
  private final Skew<String> lastNames;
  private final Skew<String> jobTitles;
  private final Skew<String> owners;
  private final int count;
  private final int firmCount;

  /**
   * @param count how many there are, which decides for how many companies they work and when they
   *     came
   * @param owners the ids of the owners that share them
   */
  People(long seed, int count, List<String> owners) {
    this.seed = seed;
    this.words = Words.of(seed);
    this.firms = new Firms(words, seed);
    this.firstNames = Skew.falling(words.firstNames(), 0.6);
    this.lastNames = Skew.falling(words.lastNames(), 0.7);
    this.jobTitles = Skew.falling(words.jobTitles(), 0.8);
    this.owners = Skew.falling(owners, 0.5);
    this.count = count;
    this.firmCount = Math.max(1, count / PEOPLE_PER_FIRM);
  }

  int count() {
    return count;
  }

  /**
   * @param createdAt when the contact came
   * @param values what it was given
   */
  record Person(Instant createdAt, Map<String, String> values) {

    /** A value that everyone has. */
    String value(String property) {
      return Objects.requireNonNull(values.get(property), property);
    }
  }

  Person person(int number) {
    SplittableRandom random = new SplittableRandom(seed ^ ((number + 1) * 0x9E3779B97F4A7C15L));
    Instant createdAt = TODAY.minus(HISTORY).plus(came(number));
    Firms.Firm firm = firms.firm((int) (firmCount * sooner(random, 1.3)));
    String firstName = firstNames.choose(random);
    String lastName = lastNames.choose(random);
    String stage = STAGES.choose(random);
    Map<String, String> values = new LinkedHashMap<>();
    values.put(
        "email",
        "%s.%s%d@%s"
            .formatted(Firms.address(firstName), Firms.address(lastName), number, firm.domain()));
    values.put("firstname", firstName);
    values.put("lastname", lastName);
    values.put("jobtitle", jobTitles.choose(random));
    values.put("job_function", FUNCTIONS.choose(random));
    values.put("company", firm.name());
    values.put("phone", phone(firm, random));
    values.put("website", "https://www." + firm.domain());
    values.put("address", random.nextInt(1, 9_900) + " " + Firms.one(words.streets(), random));
    values.put("city", firm.city());
    values.put("zip", String.valueOf(random.nextInt(10_000, 99_999)));
    values.put("country", firm.country().name());
    values.put("industry", firm.industry());
    values.put("numemployees", firm.size());
    values.put("annualrevenue", String.valueOf(firm.revenue()));
    values.put("lifecyclestage", stage);
    values.put("hs_lead_status", STATUSES.choose(random));
    values.put("hubspot_owner_id", owners.choose(random));
    values.put("hs_language", firm.country().language());
    values.put("hs_seniority", SENIORITIES.choose(random));
    values.put("hs_buying_role", roles(random));
    values.put("hs_analytics_source", SOURCES.choose(random));
    values.put("message", "Asked how to %s.".formatted(Firms.one(words.aims(), random)));
    values.put("newsletter", String.valueOf(random.nextInt(3) == 0));
    values.put("seats", String.valueOf(1 + (int) (2_000 * sooner(random, 4))));
    values.put("contract_value", cents(Math.exp(9 + 1.2 * random.nextGaussian())));
    values.put("renewal_date", date(random.nextInt(-365, 730)));
    values.put("last_contacted", moment(createdAt, random));
    if (firm.country().name().equals("United States")) {
      values.put("state", Firms.one(STATES, random));
    }
    if (random.nextInt(100) < 45) {
      values.put("mobilephone", phone(firm, random));
    }
    if (stage.equals("customer") || stage.equals("evangelist") || random.nextInt(10) == 0) {
      values.put("closedate", moment(createdAt, random));
    }
    return new Person(createdAt, values);
  }

  private Duration came(int number) {
    return Duration.ofMillis(
        (long) (HISTORY.toMillis() * Math.pow((double) number / count, 1 / GROWTH)));
  }

  /** A number from 0 to 1, more often small than great. */
  private static double sooner(RandomGenerator random, double steepness) {
    return Math.pow(random.nextDouble(), steepness);
  }

  private static String phone(Firms.Firm firm, RandomGenerator random) {
    return "%s %d-555-%04d"
        .formatted(firm.country().prefix(), random.nextInt(200, 1_000), random.nextInt(0, 10_000));
  }

  private static String roles(RandomGenerator random) {
    return Stream.generate(() -> Firms.one(ROLES, random))
        .limit(1 + (random.nextInt(4) == 0 ? 1 : 0))
        .distinct()
        .collect(Collectors.joining(";"));
  }

  private static String cents(double amount) {
    long cents = Math.round(amount * 100);
    return "%d.%02d".formatted(cents / 100, cents % 100);
  }

  private static String date(int days) {
    return LocalDate.ofInstant(TODAY, ZoneOffset.UTC).plusDays(days).toString();
  }

  private static String moment(Instant from, RandomGenerator random) {
    long seconds = Duration.between(from, TODAY).toSeconds();
    return from.plusSeconds((long) (seconds * random.nextDouble()))
        .truncatedTo(ChronoUnit.SECONDS)
        .toString();
  }
}
