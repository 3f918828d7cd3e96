package dev.axle.crm.lists;

import dev.axle.crm.associations.AssociationDefinitions;
import dev.axle.crm.properties.Properties;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.database.Database;
import dev.axle.edge.PortalId;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The lists of each portal.
 *
 * <p>Source: https://developers.hubspot.com/docs/api-reference/crm-lists-v3/guide
 */
public final class Lists {

  private static final int LONGEST_NAME = 255;
  private static final Duration RESTORABLE = Duration.ofDays(90);
  private static final Duration WEEK = Duration.ofDays(7);
  private static final Set<ProcessingType> FIXED =
      EnumSet.of(ProcessingType.MANUAL, ProcessingType.SNAPSHOT);

  private final ObjectTypes types;
  private final ListStore store;
  private final ListSearchStore searches;
  private final ListHistoryStore histories;
  private final ListFolders folders;
  private final ConditionReader reader;
  private final Fills fills;
  private final Function<PortalId, ListAllowance> allowances;

  public Lists(
      Database database,
      ObjectTypes types,
      Properties properties,
      AssociationDefinitions associations,
      ListFolders folders,
      Fills fills,
      Function<PortalId, ListAllowance> allowances) {
    this.types = types;
    this.store = new ListStore(database.jdbi());
    this.searches = new ListSearchStore(database.jdbi());
    this.histories = new ListHistoryStore(database.jdbi());
    this.folders = folders;
    this.reader = new ConditionReader(types, properties, associations);
    this.fills = fills;
    this.allowances = allowances;
  }

  /**
   * @throws dev.axle.edge.Problem 400 for a name that is taken, filters that can't be used, and
   *     beyond what the portal may have
   */
  CrmList create(PortalId portal, NewList wanted, CrmList.Stamp made) {
    ObjectType type = type(portal, wanted.objectTypeId());
    ProcessingType processing = ProcessingType.named(wanted.processingType());
    String name = checked(wanted.name());
    Optional<Conditions> conditions = conditions(portal, type, processing, wanted.filterBranch());
    folders.check(portal, wanted.folder());
    CrmList list =
        store.changing(
            portal,
            rows -> {
              refuseTaken(rows, name);
              refuseTooMany(rows, portal, processing);
              CrmList inserted =
                  rows.insert(
                      new ListStore.Draft(
                          name,
                          type.id(),
                          processing,
                          conditions.isPresent()
                              ? ProcessingStatus.PROCESSING
                              : ProcessingStatus.COMPLETE,
                          conditions.map(Conditions::json),
                          wanted.settings(),
                          wanted.folder(),
                          made));
              rows.edited(inserted.id(), made.at());
              conditions.ifPresent(given -> refer(rows, portal, inserted, given));
              return inserted;
            });
    fills.wake();
    return list;
  }

  private ObjectType type(PortalId portal, String name) {
    if (!types.knows(portal, name)) {
      throw ListProblems.badType(name);
    }
    return types.named(portal, name);
  }

  private static String checked(String name) {
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw ListProblems.badName(LONGEST_NAME);
    }
    return name.strip();
  }

  private Optional<Conditions> conditions(
      PortalId portal, ObjectType type, ProcessingType processing, @Nullable JsonNode branch) {
    boolean given = branch != null && !branch.isNull();
    if (processing == ProcessingType.MANUAL) {
      if (given) {
        throw ListProblems.superfluousFilters(processing);
      }
      return Optional.empty();
    }
    if (branch == null || !given) {
      throw ListProblems.noFilters(processing);
    }
    return Optional.of(checked(portal, type, branch));
  }

  private Conditions checked(PortalId portal, ObjectType type, JsonNode branch) {
    return reader.checked(
        portal, type, branch, ids -> store.reading(portal, rows -> rows.find(ids)));
  }

  private static void refuseTaken(ListStore.Rows rows, String name) {
    if (rows.named(name).isPresent()) {
      throw ListProblems.nameTaken(name);
    }
  }

  private void refuseTooMany(ListStore.Rows rows, PortalId portal, ProcessingType processing) {
    ListAllowance most = allowances.apply(portal);
    if (processing == ProcessingType.DYNAMIC) {
      if (rows.count(EnumSet.of(ProcessingType.DYNAMIC)) >= most.active()) {
        throw ListProblems.tooMany("active", most.active());
      }
    } else if (rows.count(FIXED) >= most.fixed()) {
      throw ListProblems.tooMany("static", most.fixed());
    }
  }

  /** Notes which lists the conditions name, and that the members are to be found. */
  private void refer(ListStore.Rows rows, PortalId portal, CrmList list, Conditions conditions) {
    try {
      for (ListId named : conditions.lists()) {
        if (rows.find(List.of(named)).isEmpty()) {
          throw FilterProblems.noList(named);
        }
      }
      for (ListId reached :
          ListReferenceStore.closure(rows.connection(), portal, conditions.lists())) {
        if (reached.equals(list.id())) {
          throw ListProblems.cycle(list.id(), conditions.lists().iterator().next());
        }
      }
      ListReferenceStore.replace(rows.connection(), portal, list.id(), conditions.lists());
      fills.begin(rows.connection(), portal, list.id());
    } catch (SQLException failure) {
      throw Database.unchecked(failure);
    }
  }

  /**
   * @throws dev.axle.edge.Problem 404
   */
  CrmList read(PortalId portal, ListId id) {
    return store.reading(portal, rows -> present(rows.find(id), id));
  }

  private static CrmList present(Optional<CrmList> found, ListId id) {
    return found.filter(list -> !list.isDeleted()).orElseThrow(() -> ListProblems.noList(id));
  }

  /** Those of the lists that are there. */
  List<CrmList> readAll(PortalId portal, Collection<ListId> ids) {
    return store.reading(portal, rows -> rows.find(ids));
  }

  /**
   * @throws dev.axle.edge.Problem 404
   */
  CrmList named(PortalId portal, String objectType, String name) {
    ObjectType type = type(portal, objectType);
    return store
        .reading(portal, rows -> rows.named(name))
        .filter(list -> list.type().equals(type.id()))
        .orElseThrow(() -> ListProblems.noListNamed(name));
  }

  List<CrmList> ofLegacyIds(PortalId portal, Collection<Long> ids) {
    return store.reading(portal, rows -> rows.ofLegacyIds(ids));
  }

  ListSearch.Page search(PortalId portal, ListSearch search, Instant now) {
    return searches.find(portal, search, now.minus(WEEK));
  }

  CrmList rename(PortalId portal, ListId id, String wanted, CrmList.Stamp made) {
    String name = checked(wanted);
    return store.changing(
        portal,
        rows -> {
          CrmList before = present(rows.hold(id), id);
          if (!before.name().equalsIgnoreCase(name)) {
            refuseTaken(rows, name);
          }
          rows.rename(id, name, made);
          rows.edited(id, made.at());
          return present(rows.find(id), id);
        });
  }

  /**
   * @throws dev.axle.edge.Problem 400 for filters that can't be used, and lists that are not
   *     DYNAMIC
   */
  CrmList refilter(PortalId portal, ListId id, JsonNode branch, CrmList.Stamp made) {
    CrmList before = read(portal, id);
    if (!before.isFollowed()) {
      throw ListProblems.notDynamic(id, "its filters can't be changed");
    }
    Conditions conditions = checked(portal, types.named(portal, before.type().value()), branch);
    CrmList list =
        store.changing(
            portal,
            rows -> {
              present(rows.hold(id), id);
              rows.change(id, conditions.json(), made);
              rows.edited(id, made.at());
              CrmList changed = present(rows.find(id), id);
              refer(rows, portal, changed, conditions);
              return changed;
            });
    fills.wake();
    return list;
  }

  void move(PortalId portal, ListId id, long folder, CrmList.Stamp made) {
    folders.check(portal, folder);
    store.changing(
        portal,
        rows -> {
          present(rows.hold(id), id);
          rows.move(id, folder, made);
          return id;
        });
  }

  /**
   * @throws dev.axle.edge.Problem 404, 400 if the filters of other lists name it
   */
  void delete(PortalId portal, ListId id, CrmList.Stamp made) {
    store.changing(
        portal,
        rows -> {
          present(rows.hold(id), id);
          List<ListId> users = users(rows, portal, id);
          if (!users.isEmpty()) {
            throw ListProblems.inUse(id, users);
          }
          rows.delete(id, made);
          return id;
        });
  }

  private static List<ListId> users(ListStore.Rows rows, PortalId portal, ListId id) {
    try {
      return ListReferenceStore.users(rows.connection(), portal, id);
    } catch (SQLException failure) {
      throw Database.unchecked(failure);
    }
  }

  /**
   * Brings a deleted list back; one that follows conditions catches up.
   *
   * @throws dev.axle.edge.Problem 404 for one that was not deleted, or too long ago; 400 if its
   *     name has been taken
   */
  void restore(PortalId portal, ListId id, CrmList.Stamp made) {
    store.changing(
        portal,
        rows -> {
          CrmList list =
              rows.hold(id)
                  .filter(
                      found ->
                          found
                              .deletedAt()
                              .filter(at -> at.isAfter(made.at().minus(RESTORABLE)))
                              .isPresent())
                  .orElseThrow(() -> ListProblems.notDeleted(id));
          refuseTaken(rows, list.name());
          refuseTooMany(rows, portal, list.processing());
          boolean stays = folders.has(portal, list.folder());
          rows.restore(id, stays ? list.folder() : ListFolder.ROOT, made);
          if (list.isFollowed() || list.status() == ProcessingStatus.PROCESSING) {
            refill(rows, portal, list);
          }
          return id;
        });
    fills.wake();
  }

  private void refill(ListStore.Rows rows, PortalId portal, CrmList list) {
    try {
      fills.begin(rows.connection(), portal, list.id());
    } catch (SQLException failure) {
      throw Database.unchecked(failure);
    }
  }

  /** How large a list was, and when it was edited. */
  record History(List<ListHistoryStore.SizePoint> sizes, List<Instant> edits) {}

  History history(PortalId portal, ListId id, Instant from, Instant to) {
    read(portal, id);
    return new History(
        histories.sizes(portal, id, from, to), histories.edits(portal, id, from, to));
  }
}
