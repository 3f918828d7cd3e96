package dev.axle.crm.objects;

import dev.axle.crm.properties.PropertyDefinitions;
import dev.axle.crm.schemas.ObjectId;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.journal.Author;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The values of the record that two records become: those of the primary, those of the other where
 * the primary has none, and a few that follow rules of their own.
 *
 * @param identities how many records it has been made of
 * @param moved how many of its values were those of the other alone
 * @param delta what to add to the primary's past so that the newest values are the ones that hold
 */
record MergedValues(
    CrmObject record, int identities, long moved, Map<String, @Nullable String[]> delta) {

  private static final String MERGED = "hs_merged_object_ids";
  private static final String MERGED_VIDS = "hs_calculated_merged_vids";
  private static final String ALL_VIDS = "hs_all_contact_vids";
  private static final String EMAIL = "email";
  private static final String MORE_EMAILS = "hs_additional_emails";
  private static final String STAGE = Lifecycle.STAGE;

  static MergedValues of(
      ObjectType type,
      PropertyDefinitions definitions,
      CrmObject primary,
      CrmObject other,
      ObjectId id,
      Author author) {
    Instant now = author.now();
    Map<String, String> values = new HashMap<>(other.properties());
    values.putAll(primary.properties());
    AutomaticProperties.touched(values, definitions, author.source());
    Set<String> merged = parts(primary, MERGED);
    merged.addAll(parts(other, MERGED));
    merged.add(primary.id().toString());
    merged.add(other.id().toString());
    values.put(MERGED, String.join(";", merged));
    if (type.name().equals("contact")) {
      ofContact(values, primary, other, id, now);
    }
    furthest(definitions, primary, other, values);
    Instant createdAt =
        primary.createdAt().isBefore(other.createdAt()) ? primary.createdAt() : other.createdAt();
    if (values.containsKey("hs_createdate")) {
      values.put("hs_createdate", createdAt.toString());
    }
    return new MergedValues(
        new CrmObject(id, values, createdAt, now, null),
        merged.size(),
        other.properties().keySet().stream()
            .filter(name -> !primary.properties().containsKey(name))
            .count(),
        delta(primary.properties(), other.properties(), values));
  }

  private static void ofContact(
      Map<String, String> values, CrmObject primary, CrmObject other, ObjectId id, Instant now) {
    Set<String> vids = parts(primary, ALL_VIDS);
    vids.addAll(parts(other, ALL_VIDS));
    vids.add(id.toString());
    values.put(ALL_VIDS, String.join(";", vids));
    Set<String> dated = parts(primary, MERGED_VIDS);
    dated.addAll(parts(other, MERGED_VIDS));
    dated.add(primary.id() + ":" + now.toEpochMilli());
    dated.add(other.id() + ":" + now.toEpochMilli());
    values.put(MERGED_VIDS, String.join(";", dated));
    Set<String> emails = parts(primary, MORE_EMAILS);
    emails.addAll(parts(other, MORE_EMAILS));
    String address = other.properties().get(EMAIL);
    if (address != null) {
      emails.add(address);
    }
    emails.remove(values.get(EMAIL));
    if (!emails.isEmpty()) {
      values.put(MORE_EMAILS, String.join(";", emails));
    }
  }

  /** The stage that lies furthest, in the order of the property's options. */
  private static void furthest(
      PropertyDefinitions definitions,
      CrmObject primary,
      CrmObject other,
      Map<String, String> values) {
    String mine = primary.properties().get(STAGE);
    String theirs = other.properties().get(STAGE);
    if (mine == null || theirs == null) {
      return;
    }
    List<String> order = Lifecycle.order(definitions);
    values.put(STAGE, order.indexOf(theirs) > order.indexOf(mine) ? theirs : mine);
  }

  private static Set<String> parts(CrmObject object, String property) {
    String value = object.properties().get(property);
    return value == null || value.isEmpty()
        ? new LinkedHashSet<>()
        : new LinkedHashSet<>(List.of(value.split(";")));
  }

  private static Map<String, @Nullable String[]> delta(
      Map<String, String> primary, Map<String, String> other, Map<String, String> values) {
    Map<String, @Nullable String[]> delta = new TreeMap<>();
    values.forEach(
        (name, value) -> {
          String mine = primary.get(name);
          String theirs = other.get(name);
          boolean contested = theirs != null && !theirs.equals(value);
          if (!Objects.equals(mine, value) || contested) {
            delta.put(name, new @Nullable String[] {contested ? theirs : mine, value});
          }
        });
    return delta;
  }
}
