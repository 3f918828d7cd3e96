package dev.axle.bench;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Choices of which some are made far more often than others, as in the data of real companies. */
record Skew<T>(List<T> values, double[] upTo) {

  /** The first values are the usual ones: the n-th is chosen as often as {@code n^-steepness}. */
  static <T> Skew<T> falling(List<T> values, double steepness) {
    double[] weights = new double[values.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = Math.pow(i + 1.0, -steepness);
    }
    return of(values, weights);
  }

  static <T> Skew<T> of(List<T> values, double... weights) {
    double[] upTo = weights.clone();
    Arrays.parallelPrefix(upTo, Double::sum);
    return new Skew<>(List.copyOf(values), upTo);
  }

  T choose(RandomGenerator random) {
    double at = random.nextDouble() * upTo[upTo.length - 1];
    int found = Arrays.binarySearch(upTo, at);
    return values.get(Math.min(found < 0 ? -found - 1 : found + 1, values.size() - 1));
  }
}
