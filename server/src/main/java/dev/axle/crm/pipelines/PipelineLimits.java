package dev.axle.crm.pipelines;

import dev.axle.crm.schemas.ObjectType;
import dev.axle.edge.PortalId;
import dev.axle.portals.Entitlements;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** How many pipelines a portal may have: each standard type so many, custom types all together. */
public final class PipelineLimits {

  /** Archived ones stay among the rows of a type. */
  private static final int MOST_WITH_ARCHIVED = 500;

  private final Function<PortalId, Entitlements> entitlements;
  private final Function<PortalId, ? extends Collection<ObjectType>> customTypes;

  public PipelineLimits(
      Function<PortalId, Entitlements> entitlements,
      Function<PortalId, ? extends Collection<ObjectType>> customTypes) {
    this.entitlements = entitlements;
    this.customTypes = customTypes;
  }

  /** A limit, and what other types use of it. */
  record Room(int most, int usedByOthers) {

    /**
     * @throws dev.axle.edge.Problem 400 if there is no room for one more
     */
    void refuseMore(List<Pipeline> all) {
      long used = all.stream().filter(pipeline -> !pipeline.isArchived()).count();
      if (used + usedByOthers >= most) {
        throw PipelineProblems.overTheLimit(most);
      }
      if (all.size() >= MOST_WITH_ARCHIVED) {
        throw PipelineProblems.tooMany("pipelines with the archived ones", MOST_WITH_ARCHIVED);
      }
    }
  }

  /**
   * @param used how many pipelines another type has
   */
  Room of(PortalId portal, ObjectType type, ToIntFunction<ObjectType> used) {
    Entitlements most = entitlements.apply(portal);
    return type.isCustom()
        ? new Room(
            most.customObjectPipelines(),
            customTypes.apply(portal).stream()
                .filter(other -> !other.id().equals(type.id()))
                .mapToInt(used)
                .sum())
        : new Room(most.pipelinesPerType(), 0);
  }
}
