package dev.axle.edge;

import java.util.List;
import java.util.stream.Stream;

/**
 * The spellings of one CRM path: {@code /crm/v3/objects/…}, {@code /crm/objects/v3/…} and the dated
 * ones are the same operation. Source: https://developers.hubspot.com/docs/api-reference/overview
 * (API versioning).
 */
public final class ApiPaths {

  private static final List<String> DATES = List.of("2025-09", "2026-03", "2026-09");

  private ApiPaths() {}

  /**
   * Paths of a CRM product such as {@code objects}; {@code tail} begins with a slash or is empty.
   */
  public static List<String> crm(String product, String tail) {
    return Stream.concat(
            Stream.of("/crm/v3/" + product + tail, "/crm/" + product + "/v3" + tail),
            DATES.stream().map(date -> "/crm/" + product + "/" + date + tail))
        .toList();
  }

  /** Paths of the associations product, version 4 and dated. */
  public static List<String> associations(String tail) {
    return Stream.concat(
            Stream.of("/crm/v4/associations" + tail, "/crm/associations/v4" + tail),
            DATES.stream().map(date -> "/crm/associations/" + date + tail))
        .toList();
  }

  /** Paths of one record's associations, version 4 and dated. */
  public static List<String> associationsOfRecords(String tail) {
    return Stream.concat(
            Stream.of("/crm/v4/objects" + tail, "/crm/objects/v4" + tail),
            DATES.stream().map(date -> "/crm/objects/" + date + tail))
        .toList();
  }

  /** Paths of a CRM product that has version 3 only, in both spellings. */
  public static List<String> crmV3(String product, String tail) {
    return List.of("/crm/v3/" + product + tail, "/crm/" + product + "/v3" + tail);
  }

  /** Paths of the account: version 3 and dated. */
  public static List<String> account(String tail) {
    return Stream.concat(
            Stream.of("/account-info/v3" + tail),
            DATES.stream().map(date -> "/account-info/" + date + tail))
        .toList();
  }

  /** Paths of user provisioning, of which version 3 has two spellings. */
  public static List<String> userProvisioning(String tail) {
    return settings("users", tail);
  }

  /** Paths of a product of the settings such as {@code currencies}. */
  public static List<String> settings(String product, String tail) {
    return Stream.concat(
            Stream.of("/settings/v3/" + product + tail, "/settings/" + product + "/v3" + tail),
            DATES.stream().map(date -> "/settings/" + product + "/" + date + tail))
        .toList();
  }

  /** Paths of tax rates, version 1 and dated. */
  public static List<String> taxRates(String tail) {
    return Stream.concat(Stream.of("v1"), DATES.stream())
        .map(version -> "/tax-rates/" + version + "/tax-rates" + tail)
        .toList();
  }

  /** Paths of the OAuth token endpoints, version 3 and dated; version 1 is another shape. */
  public static List<String> oauth(String tail) {
    return Stream.of("v3", "2026-03", "2026-09")
        .map(version -> "/oauth/" + version + "/token" + tail)
        .toList();
  }

  /** Paths of app installs, version 3 and dated. */
  public static List<String> appInstalls(String tail) {
    return Stream.of("v3", "2026-03", "2026-09")
        .map(version -> "/appinstalls/" + version + tail)
        .toList();
  }

  /** Paths of an app's webhooks. */
  public static List<String> webhooks(String tail) {
    return Stream.of("/webhooks/v3", "/webhooks/2026-03", "/app-webhooks/2026-09")
        .map(version -> version + "/{appId}" + tail)
        .toList();
  }

  /** Paths of what an app subscribes to in its journal, or has written into it. */
  public static List<String> webhooksJournal(String product, String tail) {
    return Stream.of("2026-03", "2026-09")
        .map(version -> "/webhooks-journal/" + product + "/" + version + tail)
        .toList();
  }

  /** Paths of the journal of an app, of which there are two kinds that answer the same. */
  public static List<String> webhooksJournal(String tail) {
    return Stream.of("journal", "journal-local")
        .flatMap(product -> webhooksJournal(product, tail).stream())
        .toList();
  }

  /** Paths of files and folders. */
  public static List<String> files(String tail) {
    return Stream.concat(
            Stream.of("/files/v3" + tail), DATES.stream().map(date -> "/files/" + date + tail))
        .toList();
  }

  /** Whether a path carries a date for a version. */
  public static boolean isDated(String path) {
    return DATES.stream().anyMatch(date -> path.contains("/" + date + "/"));
  }

  /**
   * Paths of object schemas: {@code /crm/v3/schemas…} and {@code /crm-object-schemas/…/schemas…}.
   */
  public static List<String> objectSchemas(String tail) {
    return Stream.concat(
            crm("schemas", tail).stream(),
            Stream.concat(Stream.of("v3"), DATES.stream())
                .map(version -> "/crm-object-schemas/" + version + "/schemas" + tail))
        .toList();
  }
}
