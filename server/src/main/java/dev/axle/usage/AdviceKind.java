package dev.axle.usage;

/** What an app could do better. */
public enum AdviceKind {
  /** Many single writes, where one batch would do. */
  BATCH_WRITES(
      "Write in batches", "Many records written one by one, which one call could write together."),
  /** The same read at a steady pace, where a webhook would tell of changes. */
  WEBHOOK_INSTEAD_OF_POLLING(
      "Subscribe instead of polling",
      "The same read at a steady pace, where a webhook would tell of changes."),
  /** Definitions read over and over, which hardly ever change. */
  CACHE_REFERENCE_DATA(
      "Keep what hardly changes", "Properties, pipelines, owners and schemas read over and over."),
  /** Searches by a value that names one record, which can be read by it. */
  READ_INSTEAD_OF_SEARCH(
      "Read instead of searching",
      "Searches by an id or another unique value, by which a record can be read."),
  /** Calls tried again at once after a 429. */
  BACK_OFF("Wait after a 429", "Calls tried again at once after they were refused by a limit."),
  /** Scopes that were granted and never used. */
  UNUSED_SCOPES("Take away scopes", "Scopes that an app was granted and never used.");

  private final String title;
  private final String lookedFor;

  AdviceKind(String title, String lookedFor) {
    this.title = title;
    this.lookedFor = lookedFor;
  }

  /** What to do, in a few words. */
  public String title() {
    return title;
  }

  /** What shows it, in a sentence. */
  public String lookedFor() {
    return lookedFor;
  }
}
