package dev.axle.crm.objects;

import dev.axle.crm.schemas.ObjectId;
import dev.axle.crm.schemas.ObjectOperation;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.edge.Access;
import dev.axle.edge.Answer;
import dev.axle.edge.ApiPaths;
import dev.axle.edge.Call;
import dev.axle.edge.Method;
import dev.axle.edge.Operation;
import dev.axle.journal.Author;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The operations that end records or bring them back: merge, privacy deletion, recycle bin. */
public final class RecordLifeApi {

  private static final int MOST = 100;

  private final ObjectTypes types;
  private final Merge merge;
  private final PrivacyDeletion privacyDeletion;
  private final RecycleBin recycleBin;

  public RecordLifeApi(
      ObjectTypes types, Merge merge, PrivacyDeletion privacyDeletion, RecycleBin recycleBin) {
    this.types = types;
    this.merge = merge;
    this.privacyDeletion = privacyDeletion;
    this.recycleBin = recycleBin;
  }

  /** {@code PublicMergeInput}. */
  record MergeRequest(String primaryObjectId, String objectIdToMerge) {}

  /** {@code PublicGdprDeleteInput}. */
  record PrivacyRequest(String objectId, @Nullable String idProperty) {}

  public List<Operation> operations() {
    Access writing =
        Access.anyOf(
            (caller, path) ->
                types.named(caller.portal(), path.get("objectType")).scopes().write());
    return List.of(
        Operation.of(
                "crm.objects.merge", Method.POST, ApiPaths.crm("objects", "/{objectType}/merge"))
            .access(writing)
            .takes(MergeRequest.class)
            .gives(200, ObjectWire.Shown.class)
            .documented("Makes one record of two.")
            .answeredBy(this::merge),
        Operation.of(
                "crm.objects.gdpr-delete",
                Method.POST,
                ApiPaths.crm("objects", "/{objectType}/gdpr-delete"))
            .access(writing)
            .takes(PrivacyRequest.class)
            .givesNothing()
            .documented("Deletes a record for good, and refuses its email from then on.")
            .answeredBy(this::deleteForPrivacy),
        Operation.of(
                "axle.objects.restore",
                Method.POST,
                List.of("/axle/v1/objects/{objectType}/batch/restore"))
            .access(writing)
            .takes(ObjectWire.BatchArchiveRequest.class)
            .givesNothing()
            .documented("Brings up to 100 records back from the recycle bin.")
            .answeredBy(this::restore));
  }

  private ObjectType type(Call call, ObjectOperation operation) {
    return ObjectsApi.allowing(operation, types.named(call.portal(), call.path("objectType")));
  }

  private Answer merge(Call call) {
    MergeRequest request = call.body(MergeRequest.class);
    ObjectType type = type(call, ObjectOperation.MERGE);
    return Answer.ok(
        Rendering.of(
            type,
            merge.merge(
                Author.of(call.caller()),
                type,
                ObjectId.of(request.primaryObjectId()),
                ObjectId.of(request.objectIdToMerge())),
            false));
  }

  private Answer deleteForPrivacy(Call call) {
    PrivacyRequest request = call.body(PrivacyRequest.class);
    privacyDeletion.delete(
        Author.of(call.caller()),
        type(call, ObjectOperation.GDPR_DELETE),
        request.objectId(),
        Optional.ofNullable(request.idProperty()).filter(name -> !name.isBlank()));
    return Answer.noContent();
  }

  private Answer restore(Call call) {
    var inputs = call.body(ObjectWire.BatchArchiveRequest.class).inputs();
    if (inputs.isEmpty()) {
      throw ObjectProblems.noInputs();
    }
    if (inputs.size() > MOST) {
      throw ObjectProblems.tooManyInputs(MOST);
    }
    recycleBin.restore(
        Author.of(call.caller()),
        type(call, ObjectOperation.ARCHIVE),
        inputs.stream().map(input -> ObjectId.of(input.id())).toList());
    return Answer.noContent();
  }
}
