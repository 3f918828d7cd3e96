package dev.axle.crm.search;

import dev.axle.crm.objects.ObjectReader;
import dev.axle.crm.objects.Reading;
import dev.axle.crm.objects.Rendering;
import dev.axle.crm.properties.Properties;
import dev.axle.crm.properties.PropertyDefinitions;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.edge.Access;
import dev.axle.edge.Answer;
import dev.axle.edge.ApiPaths;
import dev.axle.edge.Call;
import dev.axle.edge.LimitClass;
import dev.axle.edge.Method;
import dev.axle.edge.Operation;
import dev.axle.edge.Paging;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The search of records of a type.
 *
 * <p>Source: https://developers.hubspot.com/docs/api-reference/search/guide
 */
public final class SearchApi {

  private static final int PAGE = 10;
  private static final int LARGEST_PAGE = 200;
  private static final int REACH = 10_000;

  private final ObjectTypes types;
  private final Properties properties;
  private final Search search;
  private final ObjectReader reader;

  public SearchApi(ObjectTypes types, Properties properties, Search search, ObjectReader reader) {
    this.types = types;
    this.properties = properties;
    this.search = search;
    this.reader = reader;
  }

  public List<Operation> operations() {
    return List.of(
        Operation.of(
                "crm.objects.search", Method.POST, ApiPaths.crm("objects", "/{objectType}/search"))
            .access(
                Access.anyOf(
                    (caller, path) ->
                        types.named(caller.portal(), path.get("objectType")).scopes().read()))
            .limit(LimitClass.SEARCH)
            .takes(SearchRequest.class)
            .gives(200, SearchWire.Found.class)
            .documented("Finds the records of a type that filters or a query describe.")
            .answeredBy(this::search));
  }

  private Answer search(Call call) {
    ObjectType type = types.named(call.portal(), call.path("objectType"));
    SearchRequest request = call.body(SearchRequest.class);
    PropertyDefinitions definitions = properties.of(call.portal(), type);
    RequestedSearch requested = new RequestedSearch(call.portal(), type, types, definitions);
    int offset = offset(request.after());
    int limit = limit(request.limit());
    if (offset + limit > REACH) {
      throw SearchProblems.beyond(REACH);
    }
    Hits hits =
        search.find(
            call.portal(),
            type.id(),
            requested.filter(request),
            requested.order(request),
            offset,
            limit);
    return Answer.ok(
        new SearchWire.Found(
            hits.total(),
            reader.present(call.portal(), type, hits.ids(), reading(request.properties())).stream()
                .map(seen -> Rendering.of(seen, id -> types.named(call.portal(), id.value())))
                .toList(),
            offset + limit < hits.total() && limit > 0
                ? new Paging(new Paging.Next(Integer.toString(offset + limit), null))
                : null));
  }

  private static int offset(@Nullable String after) {
    if (after == null || after.isBlank()) {
      return 0;
    }
    try {
      int offset = Integer.parseInt(after.strip());
      if (offset > REACH) {
        throw SearchProblems.beyond(REACH);
      }
      if (offset >= 0) {
        return offset;
      }
    } catch (NumberFormatException notANumber) {
      // told below
    }
    throw SearchProblems.badAfter(after);
  }

  private static int limit(@Nullable Integer limit) {
    if (limit == null) {
      return PAGE;
    }
    if (limit < 0 || limit > LARGEST_PAGE) {
      throw SearchProblems.tooMany("results on a page", LARGEST_PAGE, limit);
    }
    return limit;
  }

  private static Reading reading(@Nullable List<String> properties) {
    return new Reading(
        properties == null ? Set.of() : new LinkedHashSet<>(properties),
        Set.of(),
        List.of(),
        false);
  }
}
