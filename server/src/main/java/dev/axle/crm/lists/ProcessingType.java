package dev.axle.crm.lists;

/** Who decides what is in a list. */
public enum ProcessingType {
  /** People. */
  MANUAL,
  /** Its conditions, at all times. */
  DYNAMIC,
  /** Its conditions when it was made, and people from then on. */
  SNAPSHOT;

  /**
   * @throws dev.axle.edge.Problem 400 for anything else
   */
  static ProcessingType named(String text) {
    for (ProcessingType type : values()) {
      if (type.name().equals(text)) {
        return type;
      }
    }
    throw ListProblems.badProcessingType(text);
  }
}
