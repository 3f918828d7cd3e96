package dev.axle.crm.users;

import dev.axle.crm.objects.BulkWrite;
import dev.axle.crm.owners.Owner;
import dev.axle.crm.owners.Teams;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.database.Database;
import dev.axle.edge.PortalId;
import dev.axle.edge.Problem;
import dev.axle.edge.UserId;
import dev.axle.journal.Author;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The users of each portal. A user is an owner and a record of the type users; one transaction
 * keeps the three in step.
 *
 * <p>Source: https://developers.hubspot.com/docs/api-reference/settings-user-provisioning-v3/guide
 */
public final class Users {

  private static final String TYPE = "users";

  private final Database database;
  private final ObjectTypes types;
  private final BulkWrite records;
  private final Teams teams;
  private final UserStore store = new UserStore();

  public Users(Database database, ObjectTypes types, BulkWrite records, Teams teams) {
    this.database = database;
    this.types = types;
    this.records = records;
    this.teams = teams;
  }

  /** What is wished of a user; what is null stays, or is nothing for a new one. */
  record Wish(
      @Nullable String firstName,
      @Nullable String lastName,
      @Nullable String roleId,
      @Nullable String primaryTeamId,
      @Nullable List<String> secondaryTeamIds) {}

  /** A stretch of the users, and the id that the next one begins with if there is more. */
  record Page(List<User> users, Optional<Long> next) {}

  Page page(PortalId portal, long from, int limit) {
    List<User> found = database.read(connection -> store.page(connection, portal, from, limit + 1));
    return found.size() > limit
        ? new Page(found.subList(0, limit), Optional.of(found.getLast().id()))
        : new Page(found, Optional.empty());
  }

  /**
   * @param byEmail whether the name is an email, not a number
   * @throws Problem 404 if there is no such user
   */
  User read(PortalId portal, String name, boolean byEmail) {
    return database.read(connection -> find(connection, portal, name, byEmail));
  }

  /** The email of a user, if there is such a one. */
  public Optional<String> email(PortalId portal, UserId user) {
    return database
        .read(connection -> store.find(connection, portal, user.value()))
        .map(User::email);
  }

  private User find(Connection connection, PortalId portal, String name, boolean byEmail)
      throws SQLException {
    Optional<User> user;
    if (byEmail) {
      user = store.find(connection, portal, name);
    } else {
      try {
        user = store.find(connection, portal, Long.parseLong(name));
      } catch (NumberFormatException notANumber) {
        user = Optional.empty();
      }
    }
    return user.orElseThrow(
        () -> Problem.of(404, "OBJECT_NOT_FOUND", "There is no user '" + name + "'."));
  }

  /**
   * @throws Problem 400 for what is not valid, 409 if the email is a user's already
   */
  User create(Author author, String email, Wish wish) {
    String address = UserRecords.address(email);
    check(author.portal(), wish);
    return database.transaction(
        transaction -> {
          store.lock(transaction, author.portal());
          if (store.find(transaction, author.portal(), address).isPresent()) {
            throw UserRecords.exists(address);
          }
          long id = store.number(transaction, author.portal());
          User user =
              new User(
                  id,
                  address,
                  orEmpty(wish.firstName()),
                  orEmpty(wish.lastName()),
                  Optional.ofNullable(wish.roleId()),
                  false,
                  Optional.ofNullable(wish.primaryTeamId()).map(Long::valueOf),
                  numbers(wish.secondaryTeamIds()),
                  Optional.empty());
          store.insert(
              transaction,
              author.portal(),
              user,
              store.number(transaction, author.portal()),
              author.now());
          record(transaction, author, id, address, wish);
          return user;
        });
  }

  /** Makes a few users under the numbers that these owners have, all in one transaction. */
  public void add(Author author, List<Owner> owners) {
    database.transaction(
        transaction -> {
          store.lock(transaction, author.portal());
          for (Owner owner : owners) {
            User user =
                new User(
                    owner.userId(),
                    owner.email(),
                    owner.firstName(),
                    owner.lastName(),
                    Optional.empty(),
                    false,
                    Optional.empty(),
                    List.of(),
                    Optional.empty());
            store.insert(transaction, author.portal(), user, owner.id(), author.now());
            Wish names = new Wish(owner.firstName(), owner.lastName(), null, null, null);
            record(transaction, author, owner.userId(), owner.email(), names);
          }
          return owners.size();
        });
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static List<Long> numbers(@Nullable List<String> ids) {
    return ids == null ? List.of() : ids.stream().map(Long::valueOf).distinct().toList();
  }

  private void check(PortalId portal, Wish wish) {
    if (wish.roleId() != null
        && Role.ALL.stream().noneMatch(role -> role.id().equals(wish.roleId()))) {
      throw Problem.invalid("There is no role with the id '" + wish.roleId() + "'.");
    }
    List<String> known = teams.all(portal).stream().map(team -> Long.toString(team.id())).toList();
    if (wish.primaryTeamId() != null && !known.contains(wish.primaryTeamId())) {
      throw noTeam(wish.primaryTeamId());
    }
    if (wish.secondaryTeamIds() != null) {
      for (String id : wish.secondaryTeamIds()) {
        if (!known.contains(id)) {
          throw noTeam(id);
        }
      }
    }
  }

  private static Problem noTeam(String id) {
    return Problem.invalid("There is no team with the id '" + id + "'.");
  }

  private void record(Connection transaction, Author author, long id, String email, Wish wish)
      throws SQLException {
    Map<String, @Nullable String> values = new HashMap<>();
    values.put(UserRecords.USER_ID, Long.toString(id));
    values.put(UserRecords.EMAIL, email);
    names(values, wish);
    if (write(
            transaction,
            author,
            BulkWrite.Mode.CREATE,
            new BulkWrite.Item(Optional.empty(), values))
        instanceof BulkWrite.Result.Refused refused) {
      throw Problem.invalid(refused.message());
    }
  }

  private static void names(Map<String, @Nullable String> values, Wish wish) {
    if (wish.firstName() != null) {
      values.put(UserRecords.FIRST_NAME, wish.firstName());
    }
    if (wish.lastName() != null) {
      values.put(UserRecords.LAST_NAME, wish.lastName());
    }
  }

  private BulkWrite.Result write(
      Connection transaction, Author author, BulkWrite.Mode mode, BulkWrite.Item item)
      throws SQLException {
    ObjectType type = types.named(author.portal(), TYPE);
    return records.write(transaction, author, type, mode, List.of(item)).getFirst();
  }

  private void change(
      Connection transaction, Author author, User user, Map<String, @Nullable String> values)
      throws SQLException {
    if (user.recordId().isPresent() && !values.isEmpty()) {
      String record = Long.toString(user.recordId().get());
      write(
          transaction,
          author,
          BulkWrite.Mode.UPDATE,
          new BulkWrite.Item(Optional.of(new BulkWrite.Key("hs_object_id", record)), values));
    }
  }

  /**
   * @throws Problem 404 if there is no such user, 400 for what is not valid
   */
  User update(Author author, String name, boolean byEmail, Wish wish) {
    check(author.portal(), wish);
    return database.transaction(
        transaction -> {
          store.lock(transaction, author.portal());
          User before = find(transaction, author.portal(), name, byEmail);
          User after =
              new User(
                  before.id(),
                  before.email(),
                  wish.firstName() == null ? before.firstName() : wish.firstName(),
                  wish.lastName() == null ? before.lastName() : wish.lastName(),
                  wish.roleId() == null ? before.roleId() : Optional.of(wish.roleId()),
                  before.superAdmin(),
                  wish.primaryTeamId() == null
                      ? before.primaryTeam()
                      : Optional.of(Long.valueOf(wish.primaryTeamId())),
                  wish.secondaryTeamIds() == null
                      ? before.secondaryTeams()
                      : numbers(wish.secondaryTeamIds()),
                  before.recordId());
          Map<String, @Nullable String> values = new HashMap<>();
          names(values, wish);
          change(transaction, author, before, values);
          store.update(transaction, author.portal(), after, author.now());
          return after;
        });
  }

  /** The number of the user with an email, who is made if there is none. */
  public UserId withEmail(Author author, String email, String name) {
    Optional<User> known =
        database.read(connection -> store.find(connection, author.portal(), email));
    if (known.isPresent()) {
      return new UserId(known.get().id());
    }
    int space = name.indexOf(' ');
    String first = space < 0 ? name : name.substring(0, space);
    String last = space < 0 ? "" : name.substring(space + 1).strip();
    return new UserId(create(author, email, new Wish(first, last, null, null, null)).id());
  }

  /**
   * Takes a user out of the portal; as an owner it is archived, as a record deactivated.
   *
   * @throws Problem 404 if there is no such user
   */
  void delete(Author author, String name, boolean byEmail) {
    database.transaction(
        transaction -> {
          store.lock(transaction, author.portal());
          User user = find(transaction, author.portal(), name, byEmail);
          Map<String, @Nullable String> values = new HashMap<>();
          values.put(UserRecords.DEACTIVATED, "true");
          change(transaction, author, user, values);
          store.archive(transaction, author.portal(), user.id(), author.now());
          return user;
        });
  }
}
