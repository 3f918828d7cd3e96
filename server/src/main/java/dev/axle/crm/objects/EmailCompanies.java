package dev.axle.crm.objects;

import dev.axle.crm.associations.Associations;
import dev.axle.crm.associations.Link;
import dev.axle.crm.associations.Wanted;
import dev.axle.crm.properties.Properties;
import dev.axle.crm.properties.PropertyDefinitions;
import dev.axle.crm.schemas.ObjectId;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.edge.PortalId;
import dev.axle.journal.Author;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Gives new contacts the company of their email's domain, found or made, in portals that want it.
 * Addresses of providers that anybody can have are passed over.
 *
 * <p>Source:
 * https://knowledge.hubspot.com/records/automatically-create-and-associate-companies-with-contacts
 */
final class EmailCompanies {

  private static final int CONTACT_TO_COMPANY = 279;
  private static final Set<String> FREE = free();

  private final Predicate<PortalId> wanted;
  private final ObjectTypes types;
  private final Properties properties;
  private final Associations associations;
  private final ObjectStore store;

  EmailCompanies(
      Predicate<PortalId> wanted,
      ObjectTypes types,
      Properties properties,
      Associations associations,
      ObjectStore store) {
    this.wanted = wanted;
    this.types = types;
    this.properties = properties;
    this.associations = associations;
    this.store = store;
  }

  private static Set<String> free() {
    try (InputStream in = EmailCompanies.class.getResourceAsStream("free-mail-domains.txt")) {
      if (in == null) {
        throw new IllegalStateException("missing resource free-mail-domains.txt");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * The links of new records to the companies of their domains; none but for contacts, in portals
   * that want it.
   *
   * @param contacts those that name no company themselves
   */
  List<Link> links(
      Connection transaction,
      Author author,
      ObjectType type,
      List<CrmObject> contacts,
      Creation creation)
      throws SQLException {
    if (!type.name().equals("contact") || !wanted.test(author.portal())) {
      return List.of();
    }
    Map<ObjectId, String> domains = new LinkedHashMap<>();
    for (CrmObject contact : contacts) {
      String email = contact.properties().get("email");
      String domain = email == null ? "" : email.substring(email.indexOf('@') + 1);
      if (!domain.isEmpty() && !FREE.contains(domain)) {
        domains.put(contact.id(), domain);
      }
    }
    if (domains.isEmpty()) {
      return List.of();
    }
    Map<String, ObjectId> companies =
        companies(transaction, author.by("CRM_SETTING"), new HashSet<>(domains.values()), creation);
    List<Link> links = new ArrayList<>();
    domains.forEach(
        (contact, domain) -> {
          ObjectId company = companies.get(domain);
          if (company != null) {
            links.add(
                new Link(
                    associations.type(
                        author.portal(),
                        type,
                        new Wanted(company, "HUBSPOT_DEFINED", CONTACT_TO_COMPANY)),
                    contact,
                    company));
          }
        });
    return links;
  }

  private Map<String, ObjectId> companies(
      Connection transaction, Author author, Set<String> domains, Creation creation)
      throws SQLException {
    ObjectType type = types.named(author.portal(), "companies");
    store.lockDomains(transaction, author.portal(), domains);
    Map<String, ObjectId> companies = new HashMap<>();
    for (ObjectStore.Holder holder : store.ofDomains(transaction, author.portal(), type, domains)) {
      companies.putIfAbsent(holder.value(), holder.id());
    }
    PropertyDefinitions definitions = properties.of(author.portal(), type);
    List<Draft> drafts = new ArrayList<>();
    for (String domain : domains.stream().sorted().toList()) {
      if (!companies.containsKey(domain)) {
        drafts.add(
            creation.draft(
                author,
                type,
                definitions,
                new NewObject(
                    Map.of("domain", domain, "name", domain), List.of(), Optional.empty())));
      }
    }
    if (!drafts.isEmpty()) {
      for (Written made :
          creation.insert(transaction, author, type, definitions, drafts).results()) {
        String domain = made.object().properties().get("domain");
        if (domain != null) {
          companies.put(domain, made.object().id());
        }
      }
    }
    return companies;
  }
}
