package dev.axle.crm.objects;

import dev.axle.crm.associations.Associations;
import dev.axle.crm.properties.Properties;
import dev.axle.crm.properties.PropertyDefinitions;
import dev.axle.crm.schemas.ObjectId;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.database.Database;
import dev.axle.journal.Author;
import dev.axle.journal.Change;
import dev.axle.journal.Journal;
import dev.axle.journal.Subject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Deletes a record for good, with its past and its associations, as a person may demand. The email
 * addresses of a contact stay taken, so that nobody makes the contact again.
 *
 * <p>Source: https://developers.hubspot.com/docs/api-reference/crm-contacts-v3/guide (permanently
 * delete a contact for GDPR compliance)
 */
public final class PrivacyDeletion {

  private static final String EMAIL = "email";

  private final Database database;
  private final Properties properties;
  private final Associations associations;
  private final Journal journal;
  private final PersonalTraces traces;
  private final ObjectStore store = new ObjectStore();
  private final MergeStore merges = new MergeStore();
  private final UniqueValueStore uniqueValues = new UniqueValueStore();
  private final Identities identities = new Identities(uniqueValues);

  public PrivacyDeletion(
      Database database,
      Properties properties,
      Associations associations,
      Journal journal,
      PersonalTraces traces) {
    this.database = database;
    this.properties = properties;
    this.associations = associations;
    this.journal = journal;
    this.traces = traces;
  }

  /**
   * Deletes the record if there is one; an address is refused from now on in any case.
   *
   * @param id the record's number, or the value of its {@code idProperty}
   */
  void delete(Author author, ObjectType type, String id, Optional<String> idProperty) {
    PropertyDefinitions definitions = properties.of(author.portal(), type);
    String property = idProperty.orElse(CrmObject.ID);
    String value = identities.normalised(type, definitions, property, id);
    if (property.equals(CrmObject.ID)) {
      ObjectId.of(id);
    }
    database.transaction(
        transaction -> {
          ObjectId found =
              identities
                  .find(transaction, author.portal(), type, property, List.of(value))
                  .get(value);
          Set<String> addresses = new LinkedHashSet<>();
          if (property.equals(EMAIL)) {
            addresses.add(value);
          }
          if (found != null) {
            addresses.addAll(erase(transaction, author, type, definitions, found));
          }
          if (type.name().equals("contact")) {
            traces.forget(transaction, author.portal(), addresses);
            uniqueValues.claim(
                transaction,
                author.portal(),
                type,
                addresses.stream()
                    .map(address -> new UniqueValue(EMAIL, address, UniqueValues.NOBODY))
                    .toList());
          }
          return addresses.size();
        });
  }

  /** Says which addresses the record had. */
  private Set<String> erase(
      Connection transaction,
      Author author,
      ObjectType type,
      PropertyDefinitions definitions,
      ObjectId named)
      throws SQLException {
    ObjectId id =
        merges
            .present(transaction, author.portal(), type, List.of(named))
            .getOrDefault(named, named);
    Set<ObjectId> all =
        new LinkedHashSet<>(
            merges.former(transaction, author.portal(), type, List.of(id)).keySet());
    all.add(id);
    Set<String> addresses = new LinkedHashSet<>();
    for (CrmObject object : store.find(transaction, author.portal(), type, all)) {
      for (UniqueValue value : UniqueValues.of(object, definitions)) {
        if (value.property().equals(EMAIL)) {
          addresses.add(value.value());
        }
      }
    }
    associations.drop(transaction, author, type, all);
    merges.erase(transaction, author.portal(), type, all);
    journal.forget(
        transaction,
        author.portal(),
        type.id().value(),
        all.stream().map(ObjectId::value).toList());
    List<Change> changes = new ArrayList<>();
    changes.add(
        new Change(
            new Subject(type.id().value(), id.value()),
            Change.Kind.PRIVACY_DELETED,
            author.now(),
            author.source(),
            "{}"));
    journal.append(transaction, author.portal(), changes);
    return addresses;
  }
}
