package dev.axle.edge;

/** A count that is partly known to all nodes, and partly to this one only. */
final class Tally {

  private long known;
  private long owed;
  private long told;

  Tally(long known) {
    this.known = known;
  }

  long total() {
    return known + owed + told;
  }

  long known() {
    return known;
  }

  /** Counts one more, which the other nodes don't hear of yet. */
  void count() {
    owed++;
  }

  /** What the others are told now; it is on its way until it is heard or lost. */
  DayClaim.Part tell() {
    DayClaim.Part part = new DayClaim.Part(known, owed);
    told += owed;
    owed = 0;
    return part;
  }

  void heard(DayClaim.Part part, long together) {
    told -= part.owed();
    known = Math.max(known, together);
  }

  void lost(DayClaim.Part part) {
    told -= part.owed();
    owed += part.owed();
  }
}
