package dev.axle.crm.associations;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.axle.edge.Answer;
import dev.axle.edge.BatchError;
import dev.axle.edge.Call;
import dev.axle.edge.Paging;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Associations as they are on the wire. Components that may be null are left out when they are. */
final class AssociationWire {

  private AssociationWire() {}

  /** {@code AssociationSpec}. */
  record Spec(String associationCategory, Integer associationTypeId) {
    static Spec of(AssociationType type) {
      return new Spec(type.category(), type.typeId());
    }
  }

  /** {@code PublicObjectId}. */
  record Id(String id) {}

  /** {@code AssociationSpecWithLabel}: a plain type shows its missing label as null. */
  record Labelled(
      String category,
      int typeId,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String label) {
    static Labelled of(AssociationType type) {
      return new Labelled(type.category(), type.typeId(), type.label().orElse(null));
    }
  }

  record Labels(List<Labelled> results) {
    static Labels of(List<AssociationType> types) {
      return new Labels(types.stream().map(Labelled::of).toList());
    }
  }

  /** {@code MultiAssociatedObjectWithLabel}; HubSpot sends the id as a number. */
  record Associated(long toObjectId, List<Labelled> associationTypes) {
    static Associated of(RecordAssociations.Associated other) {
      return new Associated(other.to().value(), other.types().stream().map(Labelled::of).toList());
    }
  }

  record Listing(List<Associated> results, @Nullable Paging paging) {}

  record OfOne(Id from, List<Associated> to, @Nullable Paging paging) {}

  /** {@code LabelsBetweenObjectPair}; HubSpot sends the ids as numbers. */
  record PairLabels(
      String fromObjectTypeId,
      long fromObjectId,
      String toObjectTypeId,
      long toObjectId,
      List<String> labels) {}

  /** {@code PublicDefaultAssociation}. */
  record Default(Id from, Id to, Spec associationSpec) {}

  /** A batch; with errors it is answered with 207. */
  record Batch<T>(
      String status,
      List<T> results,
      @Nullable Integer numErrors,
      @Nullable List<BatchError> errors,
      String startedAt,
      String completedAt) {}

  static <T> Answer batch(int success, List<T> results, List<BatchError> errors, Call call) {
    return new Answer(
        errors.isEmpty() ? success : 207,
        new Batch<>(
            "COMPLETE",
            results,
            errors.isEmpty() ? null : errors.size(),
            errors.isEmpty() ? null : errors,
            call.startedAt().toString(),
            call.now().toString()),
        Map.of());
  }

  record TieInput(Id from, Id to, List<Spec> types) {}

  record TieInputs(List<TieInput> inputs) {}

  record PairInput(Id from, Id to) {}

  record PairInputs(List<PairInput> inputs) {}

  record ReadInput(String id, @Nullable String after) {}

  record ReadInputs(List<ReadInput> inputs) {}

  record ArchiveInput(Id from, List<Id> to) {}

  record ArchiveInputs(List<ArchiveInput> inputs) {}

  record LabelCreate(String label, String name, @Nullable String inverseLabel) {}

  record LabelUpdate(Integer associationTypeId, String label, @Nullable String inverseLabel) {}

  /** {@code PublicAssociationDefinition} of v3. */
  record NamedType(String id, String name) {}

  record NamedTypes(List<NamedType> results) {}

  /** {@code AssociatedId} of v3: one for each type of a pair. */
  record TypedId(String id, String type) {}

  record TypedIds(List<TypedId> results, @Nullable Paging paging) {}

  record TypedIdsOfOne(Id from, List<TypedId> to, @Nullable Paging paging) {}

  /** {@code PublicAssociation} of v3. */
  record Named(Id from, Id to, String type) {}

  record NamedInputs(List<Named> inputs) {}

  record Configured(
      String category,
      int typeId,
      @Nullable Integer userEnforcedMaxToObjectIds,
      @Nullable String label) {}

  record Configurations(List<Configured> results) {}

  record Configure(String category, Integer typeId, Integer maxToObjectIds) {}

  record ConfigureInputs(List<Configure> inputs) {}

  record TypeRef(String category, Integer typeId) {}

  record TypeRefs(List<TypeRef> inputs) {}
}
