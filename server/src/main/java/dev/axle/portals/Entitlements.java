package dev.axle.portals;

import dev.axle.edge.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;

/**
 * How much of each thing a tier may have.
 *
 * <p>Source: https://legal.hubspot.com/hubspot-product-and-services-catalog (technical limits)
 *
 * @param customObjectRecords of all custom types together
 * @param recordsPerType of each standard type
 * @param customProperties of all types together
 * @param pipelinesPerType of each standard type
 * @param customObjectPipelines of all custom types together
 * @param associationLabelsPerPair of each pair of types
 * @param associationsPerRecord to records of one type; some pairs of types allow less
 */
public record Entitlements(
    int customObjectTypes,
    long customObjectRecords,
    long recordsPerType,
    int customProperties,
    int customPropertiesPerType,
    int calculatedProperties,
    int pipelinesPerType,
    int customObjectPipelines,
    int teams,
    int associationLabelsPerPair,
    int associationsPerRecord,
    int activeLists,
    int staticLists) {

  private static final String UNLIMITED = "unlimited";
  private static final Map<String, Entitlements> BY_TIER = read();

  static Entitlements of(Tier tier) {
    return row(tier.text());
  }

  /** So much that nobody meets a limit. */
  static Entitlements unlimited() {
    return row(UNLIMITED);
  }

  private static Entitlements row(String name) {
    Entitlements entitlements = BY_TIER.get(name);
    if (entitlements == null) {
      throw new IllegalStateException("no entitlements of " + name);
    }
    return entitlements;
  }

  private static Map<String, Entitlements> read() {
    try (InputStream in = Entitlements.class.getResourceAsStream("entitlements.json")) {
      if (in == null) {
        throw new IllegalStateException("missing resource entitlements.json");
      }
      Map<String, Entitlements> byTier = new TreeMap<>();
      Json.mapper()
          .readValue(in.readAllBytes(), new TypeReference<Map<String, Entitlements>>() {})
          .forEach((tier, of) -> byTier.put(tier.toLowerCase(Locale.ROOT), of));
      return byTier;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
