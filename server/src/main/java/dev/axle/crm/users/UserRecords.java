package dev.axle.crm.users;

import dev.axle.crm.objects.Counterpart;
import dev.axle.crm.objects.CrmObject;
import dev.axle.crm.schemas.ObjectId;
import dev.axle.edge.Problem;
import dev.axle.journal.Author;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.commons.validator.routines.EmailValidator;

/**
 * Lets users and owners follow their records, whichever way those are written. A record's user and
 * email are decided once.
 */
public final class UserRecords implements Counterpart {

  static final String USER_ID = "hs_internal_user_id";
  static final String EMAIL = "hs_email";
  static final String FIRST_NAME = "hs_given_name";
  static final String LAST_NAME = "hs_family_name";
  static final String DEACTIVATED = "hs_deactivated";

  private final UserStore users = new UserStore();
  private final UserRecordStore store = new UserRecordStore();

  @Override
  public Map<ObjectId, Problem> refused(
      Connection transaction, Author author, Collection<CrmObject> wanted) throws SQLException {
    users.lock(transaction, author.portal());
    Map<ObjectId, Problem> refused = new LinkedHashMap<>();
    List<UserRecordStore.Person> people = new ArrayList<>();
    for (CrmObject object : wanted) {
      try {
        people.add(person(object));
      } catch (Problem problem) {
        refused.put(object.id(), problem);
      }
    }
    List<UserRecordStore.Holder> holders = store.holders(transaction, author.portal(), people);
    Set<Long> numbers = new HashSet<>();
    Set<String> emails = new HashSet<>();
    for (UserRecordStore.Person person : people) {
      boolean taken =
          !numbers.add(person.userId())
              || !emails.add(person.email())
              || holders.stream().anyMatch(holder -> excludes(holder, person));
      if (taken) {
        refused.put(new ObjectId(person.recordId()), exists(person.email()));
      } else if (!isAddress(person.email()) && !isThere(person, holders)) {
        refused.put(new ObjectId(person.recordId()), noAddress(person.email()));
      }
    }
    return refused;
  }

  private static boolean excludes(UserRecordStore.Holder holder, UserRecordStore.Person person) {
    return holder.userId() == person.userId()
        ? holder.hasRecord() || !holder.email().equals(person.email())
        : holder.active() && holder.email().equals(person.email());
  }

  private static boolean isThere(
      UserRecordStore.Person person, List<UserRecordStore.Holder> holders) {
    return holders.stream().anyMatch(holder -> holder.userId() == person.userId());
  }

  static Problem exists(String email) {
    return Problem.of(409, "CONFLICT", "There is a user with the email " + email + ".");
  }

  /**
   * @throws Problem 400 if it is no address
   */
  static String address(String email) {
    String address = normal(email);
    if (!isAddress(address)) {
      throw noAddress(email);
    }
    return address;
  }

  private static String normal(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }

  private static boolean isAddress(String email) {
    return EmailValidator.getInstance().isValid(email);
  }

  private static Problem noAddress(String email) {
    return Problem.invalid("'" + email + "' is not an email address.");
  }

  private static UserRecordStore.Person person(CrmObject object) {
    Map<String, String> values = object.properties();
    return new UserRecordStore.Person(
        object.id().value(),
        number(values.getOrDefault(USER_ID, "")),
        normal(values.getOrDefault(EMAIL, "")),
        values.getOrDefault(FIRST_NAME, ""),
        values.getOrDefault(LAST_NAME, ""));
  }

  private static long number(String text) {
    try {
      long number = new BigDecimal(text).longValueExact();
      if (number > 0) {
        return number;
      }
    } catch (ArithmeticException | NumberFormatException notWhole) {
      throw Problem.invalid("'" + text + "' is not the id of a user.");
    }
    throw Problem.invalid("'" + text + "' is not the id of a user.");
  }

  @Override
  public void made(Connection transaction, Author author, List<CrmObject> objects)
      throws SQLException {
    store.join(transaction, author.portal(), people(objects), author.now());
  }

  private static List<UserRecordStore.Person> people(List<CrmObject> objects) {
    return objects.stream().map(UserRecords::person).toList();
  }

  @Override
  public void check(Map<String, String> before, Map<String, String> after) {
    for (String name : List.of(USER_ID, EMAIL)) {
      if (!Objects.equals(before.get(name), after.get(name))) {
        throw Problem.invalid("Property values were not valid: " + readOnly(name))
            .details(
                List.of(
                    Problem.Detail.of(
                        readOnly(name), "READ_ONLY_VALUE", Map.of("propertyName", List.of(name)))));
      }
    }
  }

  private static String readOnly(String name) {
    return "\"%s\" is a read only property; its value cannot be changed.".formatted(name);
  }

  @Override
  public void changed(Connection transaction, Author author, List<CrmObject> objects)
      throws SQLException {
    store.rename(transaction, author.portal(), people(objects), author.now());
  }

  @Override
  public void archived(Connection transaction, Author author, Collection<ObjectId> ids)
      throws SQLException {
    List<Long> records = ids.stream().map(ObjectId::value).toList();
    store.archive(transaction, author.portal(), records, author.now());
  }

  @Override
  public void restored(Connection transaction, Author author, List<CrmObject> objects)
      throws SQLException {
    List<Long> records =
        objects.stream()
            .filter(object -> !"true".equals(object.properties().get(DEACTIVATED)))
            .map(object -> object.id().value())
            .toList();
    users.lock(transaction, author.portal());
    for (String email : store.taken(transaction, author.portal(), records)) {
      throw exists(email);
    }
    store.restore(transaction, author.portal(), records, author.now());
  }
}
