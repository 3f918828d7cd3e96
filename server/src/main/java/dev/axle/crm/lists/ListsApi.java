package dev.axle.crm.lists;

import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.edge.Answer;
import dev.axle.edge.ApiPaths;
import dev.axle.edge.Call;
import dev.axle.edge.Method;
import dev.axle.edge.Operation;
import dev.axle.edge.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The operations on lists themselves. */
public final class ListsApi {

  private static final int MOST_AT_ONCE = 500;
  private static final int STANDARD_COUNT = 20;
  private static final int MOST_COUNT = 500;

  /** Shown of each list that is found, whatever is asked for. */
  private static final Set<String> ALWAYS =
      Set.of(
          "hs_list_size",
          "hs_last_record_added_at",
          "hs_last_record_removed_at",
          "hs_folder_name",
          "hs_list_reference_count");

  private final Lists lists;
  private final ObjectTypes types;

  public ListsApi(Lists lists, ObjectTypes types) {
    this.lists = lists;
    this.types = types;
  }

  public List<Operation> operations() {
    List<String> all = ApiPaths.crm("lists", "");
    List<String> one = ApiPaths.crm("lists", "/{listId}");
    return List.of(
        Operation.of("crm.lists.create", Method.POST, all)
            .access(ListScopes.MAKING)
            .takes(ListWire.Create.class)
            .gives(200, ListWire.One.class)
            .documented("Makes a list; one with filters is filled in the background.")
            .answeredBy(this::create),
        Operation.of("crm.lists.readAll", Method.GET, all)
            .access(ListScopes.READING)
            .gives(200, ListWire.Several.class)
            .query(
                Parameter.texts("listIds", "The ids of the lists."),
                Parameter.flag("includeFilters", "Whether to show the filters."))
            .documented("Reads lists by their ids; those that are not there are left out.")
            .answeredBy(this::readAll),
        Operation.of("crm.lists.search", Method.POST, ApiPaths.crm("lists", "/search"))
            .access(ListScopes.READING)
            .takes(ListWire.Search.class)
            .gives(200, ListWire.FoundPage.class)
            .documented("Finds lists by name, type and ids.")
            .answeredBy(this::search),
        Operation.of("crm.lists.read", Method.GET, one)
            .access(ListScopes.READING)
            .gives(200, ListWire.One.class)
            .query(Parameter.flag("includeFilters", "Whether to show the filters."))
            .documented("Reads a list.")
            .answeredBy(
                call ->
                    Answer.ok(new ListWire.One(shown(call, lists.read(call.portal(), id(call)))))),
        Operation.of(
                "crm.lists.readByName",
                Method.GET,
                ApiPaths.crm("lists", "/object-type-id/{objectTypeId}/name/{listName}"))
            .access(ListScopes.READING)
            .gives(200, ListWire.One.class)
            .query(Parameter.flag("includeFilters", "Whether to show the filters."))
            .documented("Reads a list by its name.")
            .answeredBy(
                call ->
                    Answer.ok(
                        new ListWire.One(
                            shown(
                                call,
                                lists.named(
                                    call.portal(),
                                    call.path("objectTypeId"),
                                    call.path("listName")))))),
        Operation.of(
                "crm.lists.updateName",
                Method.PUT,
                ApiPaths.crm("lists", "/{listId}/update-list-name"))
            .access(ListScopes.WRITING)
            .gives(200, ListWire.Updated.class)
            .query(
                Parameter.text("listName", "The new name."),
                Parameter.flag("includeFilters", "Whether to show the filters."))
            .documented("Gives a list another name.")
            .answeredBy(
                call ->
                    Answer.ok(
                        new ListWire.Updated(
                            shown(
                                call,
                                lists.rename(
                                    call.portal(),
                                    id(call),
                                    call.query().text("listName").orElse(""),
                                    stamp(call)))))),
        Operation.of(
                "crm.lists.updateFilters",
                Method.PUT,
                ApiPaths.crm("lists", "/{listId}/update-list-filters"))
            .access(ListScopes.WRITING)
            .takes(ListWire.FilterUpdate.class)
            .gives(200, ListWire.Updated.class)
            .documented("Gives a dynamic list other filters; it is filled anew in the background.")
            .answeredBy(
                call ->
                    Answer.ok(
                        new ListWire.Updated(
                            ListWire.withFilters(
                                lists.refilter(
                                    call.portal(),
                                    id(call),
                                    call.body(ListWire.FilterUpdate.class).filterBranch(),
                                    stamp(call)))))),
        Operation.of("crm.lists.delete", Method.DELETE, one)
            .access(ListScopes.WRITING)
            .givesNothing()
            .documented("Deletes a list; it can be restored for 90 days.")
            .answeredBy(
                call -> {
                  lists.delete(call.portal(), id(call), stamp(call));
                  return Answer.noContent();
                }),
        Operation.of("crm.lists.restore", Method.PUT, ApiPaths.crm("lists", "/{listId}/restore"))
            .access(ListScopes.WRITING)
            .givesNothing()
            .documented("Brings a deleted list back.")
            .answeredBy(
                call -> {
                  lists.restore(call.portal(), id(call), stamp(call));
                  return Answer.noContent();
                }));
  }

  static ListId id(Call call) {
    return ListId.of(call.path("listId"));
  }

  static CrmList.Stamp stamp(Call call) {
    return new CrmList.Stamp(call.now(), author(call));
  }

  /** The user for whom the app acts, else the app. */
  static String author(Call call) {
    return call.caller().user().map(Object::toString).orElse(call.caller().app().toString());
  }

  private static ListWire.Shown shown(Call call, CrmList list) {
    return call.query().flag("includeFilters")
        ? ListWire.withFilters(list)
        : ListWire.withoutFilters(list);
  }

  private Answer create(Call call) {
    CrmList made =
        lists.create(call.portal(), call.body(ListWire.Create.class).wanted(), stamp(call));
    return Answer.ok(new ListWire.One(ListWire.withFilters(made)));
  }

  private Answer readAll(Call call) {
    Set<String> ids = call.query().list("listIds");
    if (ids.size() > MOST_AT_ONCE) {
      throw ListProblems.tooManyItems("listIds", MOST_AT_ONCE);
    }
    return Answer.ok(
        new ListWire.Several(
            lists.readAll(call.portal(), ids.stream().map(ListId::of).toList()).stream()
                .map(list -> shown(call, list))
                .toList()));
  }

  private Answer search(Call call) {
    ListWire.Search asked = call.body(ListWire.Search.class);
    int offset = asked.offset() == null ? 0 : asked.offset();
    int count = asked.count() == null || asked.count() == 0 ? STANDARD_COUNT : asked.count();
    if (offset < 0) {
      throw ListProblems.outOf("offset", 0, Integer.MAX_VALUE);
    }
    if (count < 1 || count > MOST_COUNT) {
      throw ListProblems.outOf("count", 1, MOST_COUNT);
    }
    ListSearch.Page page =
        lists.search(
            call.portal(),
            new ListSearch(
                text(asked.query()),
                listed(asked.processingTypes()).stream()
                    .map(ProcessingType::named)
                    .collect(Collectors.toSet()),
                listed(asked.listIds()).stream().map(ListId::of).toList(),
                text(asked.objectTypeId()).map(name -> types.named(call.portal(), name).id()),
                text(asked.sort()).map(ListSearch.Sort::of).orElse(ListSearch.Sort.BY_ID),
                offset,
                count),
            call.now());
    Set<String> wanted = new TreeSet<>(ALWAYS);
    wanted.addAll(listed(asked.additionalProperties()));
    int end = offset + page.found().size();
    return Answer.ok(
        new ListWire.FoundPage(
            end,
            end < page.total(),
            page.total(),
            page.found().stream().map(found -> found(found, wanted)).toList()));
  }

  private static ListWire.Found found(ListSearch.Found found, Set<String> wanted) {
    Map<String, String> properties = new TreeMap<>(found.properties());
    properties.keySet().retainAll(wanted);
    return ListWire.Found.of(found, properties);
  }

  private static Optional<String> text(@Nullable String text) {
    return Optional.ofNullable(text).filter(given -> !given.isBlank());
  }

  private static List<String> listed(@Nullable List<String> given) {
    return given == null ? List.of() : given;
  }
}
