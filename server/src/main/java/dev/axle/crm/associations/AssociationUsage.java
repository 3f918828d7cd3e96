package dev.axle.crm.associations;

import dev.axle.crm.schemas.ObjectId;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.edge.PortalId;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Which records have as many associations as they may, or nearly: four fifths of that. */
public final class AssociationUsage {

  private static final int NEAR_PERCENT = 80;
  private static final int SAMPLES = 10;

  private final AssociationUsageStore store;

  private final AssociationLimits limits;

  public AssociationUsage(Jdbi jdbi, AssociationLimits limits) {
    this.limits = limits;
    this.store = new AssociationUsageStore(jdbi);
  }

  /** How many records of one type are at or near their limit of associations to another. */
  public record Pair(ObjectTypeId from, ObjectTypeId to, int atLimit, int nearLimit) {}

  /** A record and how many others it is associated with. */
  public record Sample(ObjectId id, int usage) {}

  /** The records of a pair of types that are at the limit or near it, and some of them. */
  public record Records(
      int limit, int atLimit, int nearLimit, List<Sample> samplesAt, List<Sample> samplesNear) {}

  /** The pairs of these types of which some record is at or near its limit. */
  public List<Pair> pairs(PortalId portal, List<ObjectType> types) {
    List<AssociationUsageStore.Threshold> thresholds = new ArrayList<>();
    for (ObjectType from : types) {
      for (ObjectType to : types) {
        int most = limits.most(portal, from.id(), to.id());
        thresholds.add(new AssociationUsageStore.Threshold(from.id(), to.id(), most, near(most)));
      }
    }
    return store.pairs(portal, thresholds);
  }

  public Records records(PortalId portal, ObjectTypeId from, ObjectTypeId to) {
    int most = limits.most(portal, from, to);
    return new Records(
        most,
        store.count(portal, from, to, most, Integer.MAX_VALUE),
        store.count(portal, from, to, near(most), most),
        store.samples(portal, from, to, most, Integer.MAX_VALUE, SAMPLES),
        store.samples(portal, from, to, near(most), most, SAMPLES));
  }

  private static int near(int most) {
    return (int) ((long) most * NEAR_PERCENT / 100);
  }
}
