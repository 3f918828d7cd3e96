package dev.axle.contract;

import java.util.Arrays;

/** What an operation of an object group does; told by its method and the end of its path. */
enum OperationKind {
  LIST("list", "GET", "/{}"),
  CREATE("create", "POST", "/{}"),
  READ("read", "GET", "/{}/{}"),
  UPDATE("update", "PATCH", "/{}/{}"),
  ARCHIVE("archive", "DELETE", "/{}/{}"),
  BATCH_READ("batch read", "POST", "/{}/batch/read"),
  BATCH_CREATE("batch create", "POST", "/{}/batch/create"),
  BATCH_UPDATE("batch update", "POST", "/{}/batch/update"),
  BATCH_UPSERT("batch upsert", "POST", "/{}/batch/upsert"),
  BATCH_ARCHIVE("batch archive", "POST", "/{}/batch/archive"),
  SEARCH("search", "POST", "/{}/search"),
  MERGE("merge", "POST", "/{}/merge"),
  GDPR_DELETE("gdpr-delete", "POST", "/{}/gdpr-delete"),
  ASSOCIATIONS("associations", "", "");

  private final String label;
  private final String method;
  private final String tail;

  OperationKind(String label, String method, String tail) {
    this.label = label;
    this.method = method;
    this.tail = tail;
  }

  static OperationKind of(SpecOperation operation) {
    if (operation.path().contains("/associations/")) {
      return ASSOCIATIONS;
    }
    // "/crm/v3/objects/contacts/{contactId}" and its spellings: the fourth segment is the type
    var segments = operation.segments();
    var tail = new StringBuilder("/{}");
    for (int i = 4; i < segments.length; i++) {
      tail.append('/').append(segments[i].startsWith("{") ? "{}" : segments[i]);
    }
    return Arrays.stream(values())
        .filter(kind -> kind.method.equals(operation.method()))
        .filter(kind -> kind.tail.contentEquals(tail))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("What does " + operation + " do?"));
  }

  @Override
  public String toString() {
    return label;
  }
}
