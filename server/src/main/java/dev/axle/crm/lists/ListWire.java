package dev.axle.crm.lists;

import dev.axle.edge.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Lists as they are on the wire. */
final class ListWire {

  private ListWire() {}

  record Create(
      String name,
      String objectTypeId,
      String processingType,
      @Nullable JsonNode filterBranch,
      @Nullable Map<String, String> customProperties,
      @Nullable Long listFolderId,
      ListSettings.@Nullable Permissions listPermissions,
      ListSettings.@Nullable Membership membershipSettings) {

    NewList wanted() {
      return new NewList(
          name,
          objectTypeId,
          processingType,
          filterBranch,
          new ListSettings(customProperties, listPermissions, membershipSettings),
          listFolderId == null ? ListFolder.ROOT : listFolderId);
    }
  }

  record FilterUpdate(JsonNode filterBranch) {}

  /** {@code PublicObjectList}. */
  record Shown(
      String listId,
      int listVersion,
      String name,
      String objectTypeId,
      String processingType,
      String processingStatus,
      String createdAt,
      String createdById,
      String updatedAt,
      String updatedById,
      @Nullable String filtersUpdatedAt,
      @Nullable String deletedAt,
      long size,
      @Nullable JsonNode filterBranch,
      ListSettings.Permissions listPermissions,
      ListSettings.Membership membershipSettings) {}

  static Shown withoutFilters(CrmList list) {
    return shown(list, null);
  }

  static Shown withFilters(CrmList list) {
    return shown(list, list.conditions().map(Json.mapper()::readTree).orElse(null));
  }

  private static Shown shown(CrmList list, @Nullable JsonNode filters) {
    return new Shown(
        list.id().toString(),
        list.version(),
        list.name(),
        list.type().value(),
        list.processing().name(),
        list.status().name(),
        list.created().at().toString(),
        list.created().by(),
        list.updated().at().toString(),
        list.updated().by(),
        list.filtersUpdatedAt().map(Object::toString).orElse(null),
        list.deletedAt().map(Object::toString).orElse(null),
        list.size().count(),
        filters,
        list.settings().permissions(),
        list.settings().membership());
  }

  record One(Shown list) {}

  record Updated(Shown updatedList) {}

  record Several(List<Shown> lists) {}

  record Search(
      @Nullable String query,
      @Nullable Integer offset,
      @Nullable Integer count,
      @Nullable List<String> processingTypes,
      @Nullable List<String> additionalProperties,
      @Nullable List<String> listIds,
      @Nullable String objectTypeId,
      @Nullable String sort) {}

  /** {@code PublicObjectListSearchResult}. */
  record Found(
      String listId,
      int listVersion,
      String name,
      String objectTypeId,
      String processingType,
      String processingStatus,
      String createdAt,
      String createdById,
      String updatedAt,
      String updatedById,
      @Nullable String filtersUpdatedAt,
      Map<String, String> additionalProperties) {

    static Found of(ListSearch.Found found, Map<String, String> properties) {
      CrmList list = found.list();
      return new Found(
          list.id().toString(),
          list.version(),
          list.name(),
          list.type().value(),
          list.processing().name(),
          list.status().name(),
          list.created().at().toString(),
          list.created().by(),
          list.updated().at().toString(),
          list.updated().by(),
          list.filtersUpdatedAt().map(Object::toString).orElse(null),
          properties);
    }
  }

  record FoundPage(int offset, boolean hasMore, int total, List<Found> lists) {}

  record Mapping(String legacyListId, String listId) {}

  record Mappings(List<Mapping> legacyListIdsToIdsMapping, List<String> missingLegacyListIds) {}

  record SizePoint(long size, String timestamp) {}

  record History(List<SizePoint> sizeHistory, List<String> editHistory) {}

  record ShownConversion(
      String listId,
      Conversion.@Nullable When requestedConversionTime,
      @Nullable String convertedAt) {}
}
