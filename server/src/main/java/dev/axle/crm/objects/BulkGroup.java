package dev.axle.crm.objects;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Items of a bulk write that mean one record, and their values together. */
record BulkGroup(
    Optional<BulkWrite.Key> key, List<Integer> items, Map<String, @Nullable String> values) {

  BulkGroup(Optional<BulkWrite.Key> key) {
    this(key, new ArrayList<>(1), new LinkedHashMap<>());
  }

  /** Adds an item; its values go over those of earlier ones. */
  void add(int index, BulkWrite.Item item) {
    items.add(index);
    values.putAll(item.values());
  }
}
