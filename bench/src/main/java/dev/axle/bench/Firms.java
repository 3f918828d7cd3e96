package dev.axle.bench;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** The companies that people work for: each is the same every time that it is asked for. */
final class Firms {

  private static final List<String> SUFFIXES = List.of("Group", "LLC", "Inc", "Partners", "Ltd");
  static final Skew<String> INDUSTRIES =
      Skew.falling(
          List.of(
              "Software",
              "Logistics",
              "Health Care",
              "Construction",
              "Education",
              "Retail",
              "Insurance",
              "Banking",
              "Hospitality",
              "Manufacturing",
              "Energy",
              "Agriculture",
              "Media",
              "Legal Services",
              "Real Estate",
              "Telecommunications",
              "Automotive",
              "Pharmaceuticals",
              "Aerospace",
              "Fishery"),
          0.8);
  private static final Skew<String> SIZES =
      Skew.of(
          List.of("1-5", "5-25", "25-50", "50-100", "100-500", "500-1000", "1000+"),
          30,
          28,
          15,
          11,
          9,
          4,
          3);
  static final Skew<Country> COUNTRIES =
      Skew.of(
          List.of(
              new Country("United States", "en-us", "+1"),
              new Country("United Kingdom", "en-gb", "+44"),
              new Country("Germany", "de-de", "+49"),
              new Country("France", "fr-fr", "+33"),
              new Country("Canada", "en-ca", "+1"),
              new Country("Australia", "en", "+61"),
              new Country("Netherlands", "nl-nl", "+31"),
              new Country("Spain", "es", "+34"),
              new Country("Brazil", "pt-br", "+55"),
              new Country("India", "en-in", "+91"),
              new Country("Japan", "ja", "+81"),
              new Country("Portugal", "pt-pt", "+351")),
          46,
          12,
          9,
          7,
          6,
          5,
          4,
          4,
          3,
          2,
          1.5,
          0.5);

  private final Words words;
  private final long seed;

  record Country(String name, String language, String prefix) {}

  record Firm(
      String name,
      String domain,
      String industry,
      String size,
      long revenue,
      String city,
      Country country) {}

  Firms(Words words, long seed) {
    this.words = words;
    this.seed = seed;
  }

  Firm firm(int number) {
    SplittableRandom random = new SplittableRandom(seed + number);
    String founder = one(words.lastNames(), random);
    String industry = INDUSTRIES.choose(random);
    return new Firm(
        "%s %s %s".formatted(founder, industry, one(SUFFIXES, random)),
        address(founder) + number + ".example.com",
        industry,
        SIZES.choose(random),
        Math.round(Math.exp(11 + 2 * random.nextGaussian())) / 1_000 * 1_000 + 10_000,
        one(words.cities(), random),
        COUNTRIES.choose(random));
  }

  static <T> T one(List<T> values, RandomGenerator random) {
    return values.get(random.nextInt(values.size()));
  }

  /** The letters of a name as they can stand in an email address. */
  static String address(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z]", "");
  }
}
