package dev.axle.bench;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import net.datafaker.Faker;

/** Pools of names, places and phrases, the same for the same seed. */
record Words(
    List<String> firstNames,
    List<String> lastNames,
    List<String> jobTitles,
    List<String> cities,
    List<String> streets,
    List<String> aims) {

  private static final int DRAWS_PER_WORD = 5;

  static Words of(long seed) {
    Faker faker = new Faker(Locale.US, new Random(seed));
    return new Words(
        pool(800, () -> faker.name().firstName()),
        pool(400, () -> faker.name().lastName()),
        pool(1_500, () -> faker.job().title()),
        pool(2_000, () -> faker.address().cityName()),
        pool(3_000, () -> faker.address().streetName()),
        pool(5_000, () -> faker.company().bs()));
  }

  /** At most so many different words; a faker that knows fewer gives fewer. */
  private static List<String> pool(int size, Supplier<String> word) {
    Set<String> pool = new LinkedHashSet<>();
    for (int i = 0; i < size * DRAWS_PER_WORD && pool.size() < size; i++) {
      pool.add(word.get());
    }
    return List.copyOf(pool);
  }
}
