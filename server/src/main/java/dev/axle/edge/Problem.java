package dev.axle.edge;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A failure in HubSpot's error shape. Every feature makes its own by named factories; the edge
 * alone renders them.
 *
 * <p>Source: https://developers.hubspot.com/docs/api-reference/error-handling
 */
public final class Problem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** One entry of {@code errors}. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Detail(
      String message,
      @Nullable String code,
      @Nullable String in,
      @Nullable String subCategory,
      Map<String, List<String>> context) {

    public static Detail of(
        String message, @Nullable String code, Map<String, List<String>> context) {
      return new Detail(message, code, null, null, context);
    }
  }

  private final int status;
  private final String word;
  private final @Nullable String category;
  private final Map<String, Object> extras = new LinkedHashMap<>();
  private final Map<String, String> headers = new LinkedHashMap<>();

  private Problem(int status, String word, @Nullable String category, String message) {
    super(message, null, false, false);
    this.status = status;
    this.word = word;
    this.category = category;
  }

  public static Problem of(int status, String category, String message) {
    return new Problem(status, "error", category, message);
  }

  /** For the few answers that HubSpot gives without a category. */
  public static Problem withoutCategory(int status, String message) {
    return new Problem(status, "error", null, message);
  }

  /**
   * 400 of the OAuth endpoints, which have a word of their own for the status, no category, and the
   * fields of RFC 6749 (section 5.2).
   *
   * @param word such as {@code BAD_AUTH_CODE}
   * @param error such as {@code invalid_grant}
   */
  public static Problem oauth(String word, String message, String error, String description) {
    return new Problem(400, word, null, message)
        .extra("error", error)
        .extra("error_description", description);
  }

  /** 400 VALIDATION_ERROR. */
  public static Problem invalid(String message) {
    return of(400, "VALIDATION_ERROR", message);
  }

  public Problem details(List<Detail> errors) {
    return extra("errors", List.copyOf(errors));
  }

  public Problem context(String key, List<String> values) {
    @SuppressWarnings("unchecked")
    var context =
        (Map<String, List<String>>)
            extras.computeIfAbsent("context", unused -> new LinkedHashMap<String, List<String>>());
    context.put(key, List.copyOf(values));
    return this;
  }

  public Problem subCategory(String subCategory) {
    return extra("subCategory", subCategory);
  }

  public Problem link(String name, String url) {
    return extra("links", Map.of(name, url));
  }

  Problem extra(String key, Object value) {
    extras.put(key, value);
    return this;
  }

  /** Says after how many seconds it may be tried again. */
  public Problem retryAfter(int seconds) {
    return header("Retry-After", Integer.toString(seconds));
  }

  Problem header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  Problem headers(Map<String, String> more) {
    headers.putAll(more);
    return this;
  }

  public int status() {
    return status;
  }

  /** HubSpot's category, empty text where HubSpot sends none. */
  public String category() {
    return category == null ? "" : category;
  }

  /** HubSpot's words for what went wrong. */
  public String text() {
    return String.valueOf(getMessage());
  }

  /** HubSpot's finer word for what went wrong, where it has one. */
  public @Nullable String subCategory() {
    return (String) extras.get("subCategory");
  }

  /** The limit that was met, or null. */
  @Nullable String policy() {
    return (String) extras.get("policyName");
  }

  /** The {@code errors} of the body. */
  @SuppressWarnings("unchecked")
  public List<Detail> details() {
    return (List<Detail>) extras.getOrDefault("errors", List.of());
  }

  /** The {@code context} of the body: what the failure is about. */
  @SuppressWarnings("unchecked")
  public Map<String, List<String>> context() {
    return (Map<String, List<String>>) extras.getOrDefault("context", Map.of());
  }

  Answer answer(String correlationId) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("status", word);
    body.put("message", text());
    body.put("correlationId", correlationId);
    if (category != null) {
      body.put("category", category);
    }
    body.putAll(extras);
    return new Answer(status, body, headers);
  }
}
