package dev.axle.crm.search.opensearch;

/** OpenSearch does not do what it is asked for. That is a fault of whoever asks. */
final class OpenSearchRefusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  OpenSearchRefusal(String message) {
    super(message);
  }

  OpenSearchRefusal(String message, Throwable cause) {
    super(message, cause);
  }
}
