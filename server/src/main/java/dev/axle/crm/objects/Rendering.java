package dev.axle.crm.objects;

import dev.axle.crm.associations.Associations;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.edge.Answer;
import dev.axle.edge.BatchError;
import dev.axle.edge.Call;
import dev.axle.edge.UserId;
import dev.axle.journal.PropertyVersion;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts records and batches into their wire form. */
public final class Rendering {

  private Rendering() {}

  public static ObjectWire.Shown of(SeenObject seen, Function<ObjectTypeId, ObjectType> types) {
    CrmObject object = seen.object();
    return new ObjectWire.Shown(
        object.id().toString(),
        seen.properties(),
        seen.history().isEmpty() ? null : histories(seen.history()),
        object.createdAt().toString(),
        object.updatedAt().toString(),
        object.isArchived(),
        text(object.archivedAt()),
        null,
        null,
        seen.associations().isEmpty() ? null : associations(seen.associations(), types));
  }

  static ObjectWire.Shown of(ObjectType type, Written written, boolean upsert) {
    CrmObject object = written.object();
    return new ObjectWire.Shown(
        object.id().toString(),
        ObjectReader.values(type, object, written.shown()),
        null,
        object.createdAt().toString(),
        object.updatedAt().toString(),
        object.isArchived(),
        text(object.archivedAt()),
        upsert ? written.created() : null,
        written.trace().orElse(null),
        null);
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }

  private static Map<String, List<ObjectWire.Version>> histories(
      Map<String, List<PropertyVersion>> histories) {
    Map<String, List<ObjectWire.Version>> byName = new LinkedHashMap<>();
    histories.forEach(
        (name, versions) -> byName.put(name, versions.stream().map(Rendering::version).toList()));
    return byName;
  }

  private static ObjectWire.Version version(PropertyVersion version) {
    return new ObjectWire.Version(
        version.value(),
        version.timestamp().toString(),
        version.source().type(),
        version.source().id(),
        version.source().label().orElse(null),
        version.source().user().map(UserId::value).orElse(null));
  }

  private static Map<String, ObjectWire.AssociatedIds> associations(
      Map<ObjectTypeId, List<Associations.Inline>> associations,
      Function<ObjectTypeId, ObjectType> types) {
    Map<String, ObjectWire.AssociatedIds> byPlural = new LinkedHashMap<>();
    associations.forEach(
        (type, others) ->
            byPlural.put(
                types.apply(type).associationsKey(),
                new ObjectWire.AssociatedIds(
                    others.stream()
                        .map(
                            other ->
                                new ObjectWire.AssociatedId(other.id().toString(), other.type()))
                        .toList())));
    return byPlural;
  }

  /** A batch is answered with 207 as soon as one of its items failed. */
  static Answer batch(
      int success,
      List<BatchOutcome.ItemProblem> problems,
      List<ObjectWire.Shown> results,
      Call call) {
    List<BatchError> errors =
        problems.stream().map(item -> BatchError.of(item.problem(), item.context())).toList();
    ObjectWire.Batch batch =
        new ObjectWire.Batch(
            "COMPLETE",
            results,
            errors.isEmpty() ? null : errors.size(),
            errors.isEmpty() ? null : errors,
            call.startedAt().toString(),
            call.now().toString());
    return new Answer(errors.isEmpty() ? success : 207, batch, Map.of());
  }
}
