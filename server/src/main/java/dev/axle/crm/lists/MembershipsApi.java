package dev.axle.crm.lists;

import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.edge.Answer;
import dev.axle.edge.ApiPaths;
import dev.axle.edge.Call;
import dev.axle.edge.EdgeProblems;
import dev.axle.edge.Method;
import dev.axle.edge.Operation;
import dev.axle.edge.Paging;
import dev.axle.edge.Parameter;
import dev.axle.journal.Author;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The operations on what is in lists. */
public final class MembershipsApi {

  private static final int PAGE = 100;
  private static final int MOST_PAGE = 250;
  private static final int MOST_CHANGED = 100_000;
  private static final int MOST_RECORDS = 100;

  private final Memberships memberships;
  private final ObjectTypes types;

  public MembershipsApi(Memberships memberships, ObjectTypes types) {
    this.memberships = memberships;
    this.types = types;
  }

  record Change(List<String> recordIdsToAdd, List<String> recordIdsToRemove) {}

  /** The first name is HubSpot's own. */
  record Changed(
      List<String> recordsIdsAdded, List<String> recordIdsRemoved, List<String> recordIdsMissing) {}

  record Member(String recordId, String membershipTimestamp) {}

  record Previous(String before, @Nullable String link) {}

  record Pages(Paging.@Nullable Next next, @Nullable Previous prev) {}

  record Listing(List<Member> results, @Nullable Pages paging, long total) {}

  record OfRecord(
      String listId, int listVersion, String firstAddedTimestamp, String lastAddedTimestamp) {}

  record RecordListing(List<OfRecord> results, long total) {}

  record RecordId(String objectTypeId, String recordId) {}

  record RecordIds(List<RecordId> inputs) {}

  record RecordMemberships(
      String objectTypeId, String recordId, List<OfRecord> recordListMemberships) {}

  record Batch(
      String status, List<RecordMemberships> results, String startedAt, String completedAt) {}

  public List<Operation> operations() {
    List<String> all = ApiPaths.crm("lists", "/{listId}/memberships");
    return List.of(
        Operation.of("crm.lists.memberships.page", Method.GET, all)
            .access(ListScopes.READING)
            .gives(200, Listing.class)
            .query(
                Parameter.limit(PAGE, MOST_PAGE),
                Parameter.after(),
                Parameter.text(
                    "before", "Where the page ends: paging.prev.before of the page behind."))
            .documented("Lists the members of a list by their ids.")
            .answeredBy(call -> page(call, MembershipStore.Order.ID)),
        Operation.of(
                "crm.lists.memberships.pageByJoining",
                Method.GET,
                ApiPaths.crm("lists", "/{listId}/memberships/join-order"))
            .access(ListScopes.READING)
            .gives(200, Listing.class)
            .query(
                Parameter.limit(PAGE, MOST_PAGE),
                Parameter.after(),
                Parameter.text(
                    "before", "Where the page ends: paging.prev.before of the page behind."))
            .documented("Lists the members of a list as they joined it.")
            .answeredBy(call -> page(call, MembershipStore.Order.JOINED)),
        Operation.of("crm.lists.memberships.removeAll", Method.DELETE, all)
            .access(ListScopes.WRITING)
            .givesNothing()
            .documented("Takes all records out of a list.")
            .answeredBy(
                call -> {
                  memberships.removeAll(Author.of(call.caller()), ListsApi.id(call));
                  return Answer.noContent();
                }),
        Operation.of(
                "crm.lists.memberships.add",
                Method.PUT,
                ApiPaths.crm("lists", "/{listId}/memberships/add"))
            .access(ListScopes.WRITING)
            .takes(String[].class)
            .gives(200, Changed.class)
            .documented("Puts records into a list.")
            .answeredBy(call -> change(call, Arrays.asList(call.body(String[].class)), List.of())),
        Operation.of(
                "crm.lists.memberships.remove",
                Method.PUT,
                ApiPaths.crm("lists", "/{listId}/memberships/remove"))
            .access(ListScopes.WRITING)
            .takes(String[].class)
            .gives(200, Changed.class)
            .documented("Takes records out of a list.")
            .answeredBy(call -> change(call, List.of(), Arrays.asList(call.body(String[].class)))),
        Operation.of(
                "crm.lists.memberships.addAndRemove",
                Method.PUT,
                ApiPaths.crm("lists", "/{listId}/memberships/add-and-remove"))
            .access(ListScopes.WRITING)
            .takes(Change.class)
            .gives(200, Changed.class)
            .documented("Puts records into a list and takes others out.")
            .answeredBy(
                call -> {
                  Change change = call.body(Change.class);
                  return change(call, change.recordIdsToAdd(), change.recordIdsToRemove());
                }),
        Operation.of(
                "crm.lists.memberships.addFrom",
                Method.PUT,
                ApiPaths.crm("lists", "/{listId}/memberships/add-from/{sourceListId}"))
            .access(ListScopes.WRITING)
            .givesNothing()
            .documented("Puts the members of another list into a list.")
            .answeredBy(
                call -> {
                  memberships.addFrom(
                      Author.of(call.caller()),
                      ListsApi.id(call),
                      new ListId(ListId.number("sourceListId", call.path("sourceListId"))));
                  return Answer.noContent();
                }),
        Operation.of(
                "crm.lists.memberships.ofRecord",
                Method.GET,
                ApiPaths.crm("lists", "/records/{objectTypeId}/{recordId}/memberships"))
            .access(ListScopes.READING)
            .gives(200, RecordListing.class)
            .documented("Tells which lists a record is in.")
            .answeredBy(this::ofRecord),
        Operation.of(
                "crm.lists.memberships.ofRecords",
                Method.POST,
                ApiPaths.crm("lists", "/records/memberships/batch/read"))
            .access(ListScopes.READING)
            .takes(RecordIds.class)
            .gives(200, Batch.class)
            .documented("Tells which lists records are in.")
            .answeredBy(this::ofRecords));
  }

  private Answer change(Call call, List<String> add, List<String> remove) {
    if (add.size() + remove.size() > MOST_CHANGED) {
      throw ListProblems.tooManyItems("record ids", MOST_CHANGED);
    }
    Memberships.Changed changed =
        memberships.change(
            Author.of(call.caller()), ListsApi.id(call), numbers(add), numbers(remove));
    return Answer.ok(
        new Changed(texts(changed.added()), texts(changed.removed()), texts(changed.missing())));
  }

  private static List<Long> numbers(List<String> ids) {
    List<Long> numbers = new ArrayList<>(ids.size());
    for (String id : ids) {
      numbers.add(number(id));
    }
    return numbers;
  }

  private static long number(@Nullable String id) {
    if (id == null || !id.strip().matches("\\d{1,18}")) {
      throw ListProblems.badRecordId(String.valueOf(id));
    }
    return Long.parseLong(id.strip());
  }

  private static List<String> texts(Collection<Long> ids) {
    return ids.stream().map(Object::toString).toList();
  }

  private Answer page(Call call, MembershipStore.Order order) {
    int limit = call.query().limit(PAGE, MOST_PAGE);
    Memberships.Page page =
        memberships.page(call.portal(), ListsApi.id(call), order, cursor(call, order), limit);
    List<Member> results =
        page.members().stream()
            .map(member -> new Member(text(member.record()), member.joinedAt().toString()))
            .toList();
    Paging.@Nullable Next next =
        page.after() ? call.next(place(page.members().getLast(), order)).next() : null;
    @Nullable Previous previous =
        page.before() && !page.members().isEmpty()
            ? new Previous(place(page.members().getFirst(), order), null)
            : null;
    return Answer.ok(
        new Listing(
            results,
            next == null && previous == null ? null : new Pages(next, previous),
            page.total()));
  }

  private static String text(long id) {
    return Long.toString(id);
  }

  /** What names a place in an order: the id, or the time of joining in microseconds and the id. */
  private static String place(Membership member, MembershipStore.Order order) {
    Instant at = member.joinedAt();
    return order == MembershipStore.Order.ID
        ? text(member.record())
        : "%d-%d"
            .formatted(at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000, member.record());
  }

  private static MembershipStore.Cursor cursor(Call call, MembershipStore.Order order) {
    Optional<String> before = call.query().text("before");
    Optional<String> after = call.query().text("after");
    if (before.isPresent()) {
      return cursor("before", before.get(), order, MembershipStore.Cursor.Direction.BACK);
    }
    return after
        .map(place -> cursor("after", place, order, MembershipStore.Cursor.Direction.FORWARD))
        .orElse(MembershipStore.Cursor.START);
  }

  private static MembershipStore.Cursor cursor(
      String parameter,
      String place,
      MembershipStore.Order order,
      MembershipStore.Cursor.Direction direction) {
    try {
      if (order == MembershipStore.Order.ID) {
        return new MembershipStore.Cursor(direction, Instant.EPOCH, Long.parseLong(place));
      }
      int dash = place.indexOf('-');
      long micros = Long.parseLong(place.substring(0, Math.max(dash, 0)));
      return new MembershipStore.Cursor(
          direction,
          Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1_000),
          Long.parseLong(place.substring(dash + 1)));
    } catch (NumberFormatException foreign) {
      throw EdgeProblems.badQueryParameter(parameter);
    }
  }

  private Answer ofRecord(Call call) {
    ObjectType type = types.named(call.portal(), call.path("objectTypeId"));
    long id = number(call.path("recordId"));
    List<OfRecord> results =
        memberships
            .ofRecords(call.portal(), type.id(), List.of(id))
            .getOrDefault(id, List.of())
            .stream()
            .map(MembershipsApi::shown)
            .toList();
    return Answer.ok(new RecordListing(results, results.size()));
  }

  private static OfRecord shown(Memberships.OfRecord membership) {
    return new OfRecord(
        membership.list().id().toString(),
        membership.list().version(),
        membership.firstAddedAt().toString(),
        membership.lastAddedAt().toString());
  }

  private Answer ofRecords(Call call) {
    List<RecordId> inputs = call.body(RecordIds.class).inputs();
    if (inputs.size() > MOST_RECORDS) {
      throw ListProblems.tooManyItems("inputs", MOST_RECORDS);
    }
    Map<ObjectType, List<Long>> byType = new LinkedHashMap<>();
    for (RecordId input : inputs) {
      byType
          .computeIfAbsent(
              types.named(call.portal(), input.objectTypeId()), unused -> new ArrayList<>())
          .add(number(input.recordId()));
    }
    Map<RecordId, List<OfRecord>> found = new LinkedHashMap<>();
    byType.forEach(
        (type, ids) ->
            memberships
                .ofRecords(call.portal(), type.id(), ids)
                .forEach(
                    (id, of) ->
                        found.put(
                            new RecordId(type.id().value(), text(id)),
                            of.stream().map(MembershipsApi::shown).toList())));
    List<RecordMemberships> results =
        inputs.stream()
            .map(
                input -> {
                  RecordId key =
                      new RecordId(
                          types.named(call.portal(), input.objectTypeId()).id().value(),
                          text(number(input.recordId())));
                  return new RecordMemberships(
                      key.objectTypeId(), key.recordId(), found.getOrDefault(key, List.of()));
                })
            .toList();
    return Answer.ok(
        new Batch("COMPLETE", results, call.startedAt().toString(), call.now().toString()));
  }
}
