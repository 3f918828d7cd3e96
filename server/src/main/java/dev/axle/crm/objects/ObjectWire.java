package dev.axle.crm.objects;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.axle.edge.BatchError;
import dev.axle.edge.Paging;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Records as they are on the wire. Components that may be null are left out when they are. */
public final class ObjectWire {

  private ObjectWire() {}

  /** {@code SimplePublicObject}, with what lists, upserts and traced batches add to it. */
  @JsonPropertyOrder({
    "id",
    "properties",
    "propertiesWithHistory",
    "createdAt",
    "updatedAt",
    "archived",
    "archivedAt",
    "new",
    "objectWriteTraceId",
    "associations"
  })
  public record Shown(
      String id,
      SortedMap<String, @Nullable String> properties,
      @Nullable Map<String, List<Version>> propertiesWithHistory,
      String createdAt,
      String updatedAt,
      boolean archived,
      @Nullable String archivedAt,
      @JsonProperty("new") @Nullable Boolean isNew,
      @Nullable String objectWriteTraceId,
      @Nullable Map<String, AssociatedIds> associations) {}

  /** {@code ValueWithTimestamp}. */
  public record Version(
      String value,
      String timestamp,
      String sourceType,
      @Nullable String sourceId,
      @Nullable String sourceLabel,
      @Nullable Long updatedByUserId) {}

  /** {@code CollectionResponseAssociatedId}. */
  public record AssociatedIds(List<AssociatedId> results) {}

  public record AssociatedId(String id, String type) {}

  record Listing(List<Shown> results, @Nullable Paging paging) {}

  /** {@code BatchResponseSimplePublicObject}; with errors it is answered with 207. */
  record Batch(
      String status,
      List<Shown> results,
      @Nullable Integer numErrors,
      @Nullable List<BatchError> errors,
      String startedAt,
      String completedAt) {}

  record CreateRequest(
      Map<String, @Nullable String> properties, @Nullable List<Association> associations) {}

  record Association(To to, List<Type> types) {}

  record To(String id) {}

  record Type(String associationCategory, Integer associationTypeId) {}

  record UpdateRequest(Map<String, @Nullable String> properties) {}

  record BatchCreateRequest(List<CreateItem> inputs) {}

  record CreateItem(
      Map<String, @Nullable String> properties,
      @Nullable List<Association> associations,
      @Nullable String objectWriteTraceId) {}

  record BatchUpdateRequest(List<UpdateItem> inputs) {}

  record UpdateItem(
      String id,
      @Nullable String idProperty,
      Map<String, @Nullable String> properties,
      @Nullable String objectWriteTraceId) {}

  record BatchReadRequest(
      List<Id> inputs,
      @Nullable List<String> properties,
      @Nullable List<String> propertiesWithHistory,
      @Nullable String idProperty) {}

  record BatchArchiveRequest(List<Id> inputs) {}

  record Id(String id) {}
}
