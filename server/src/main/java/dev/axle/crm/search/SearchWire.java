package dev.axle.crm.search;

import dev.axle.crm.objects.ObjectWire;
import dev.axle.edge.Paging;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Searches as they are on the wire. */
final class SearchWire {

  private SearchWire() {}

  /** {@code CollectionResponseWithTotalSimplePublicObject}. */
  record Found(long total, List<ObjectWire.Shown> results, @Nullable Paging paging) {}
}
