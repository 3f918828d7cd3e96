package dev.axle.crm.lists;

import dev.axle.crm.associations.RecordLinks;
import dev.axle.crm.filters.Candidate;
import dev.axle.crm.filters.Filter;
import dev.axle.crm.objects.CrmObject;
import dev.axle.crm.objects.PastValues;
import dev.axle.crm.objects.PresentRecords;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.crm.schemas.ObjectTypeId;
import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.edge.PortalId;
import dev.axle.journal.Journal;
import dev.axle.journal.PropertyVersion;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads records as they are now, with as much about them as filters ask for. */
final class RecordCandidates {

  private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");

  private final ObjectTypes types;
  private final PresentRecords records = new PresentRecords();
  private final RecordLinks links = new RecordLinks();
  private final PastValues past;

  RecordCandidates(ObjectTypes types, Journal journal) {
    this.types = types;
    this.past = new PastValues(journal);
  }

  /** Another record, and what it is to the one it is seen from. */
  private record Other(Filter.Label label, Found record) {}

  /** A record with what was asked for. */
  private record Found(
      ObjectTypeId type,
      long id,
      Map<String, String> values,
      Map<String, List<Version>> past,
      Map<ObjectTypeId, List<Other>> others,
      Map<Needs.Reference, Found> referred,
      Set<Long> lists)
      implements Candidate {

    Found(ObjectTypeId type, long id, Map<String, String> values) {
      this(type, id, values, new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashSet<>());
    }

    @Override
    public Optional<String> value(String property) {
      return Optional.ofNullable(values.get(property));
    }

    @Override
    public Set<Long> associatedIds(ObjectTypeId type, Optional<Filter.Label> label) {
      return associated(type, label).stream().map(Candidate::id).collect(Collectors.toSet());
    }

    @Override
    public Collection<? extends Candidate> associated(
        ObjectTypeId type, Optional<Filter.Label> label) {
      Set<Found> associated = new LinkedHashSet<>();
      for (Other other : others.getOrDefault(type, List.of())) {
        if (label.isEmpty() || label.get().equals(other.label())) {
          associated.add(other.record());
        }
      }
      return associated;
    }

    @Override
    public Optional<Found> referred(String property, ObjectTypeId type) {
      return Optional.ofNullable(referred.get(new Needs.Reference(property, type)));
    }

    /** The id that the value of a property is. */
    private Optional<Long> idIn(String property) {
      return value(property).filter(ID.asMatchPredicate()).map(Long::valueOf);
    }

    @Override
    public boolean isMemberOf(long listId) {
      return lists.contains(listId);
    }

    @Override
    public List<Version> history(String property) {
      return past.getOrDefault(property, List.of());
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Found found && found.id == id && found.type.equals(type);
    }

    @Override
    public int hashCode() {
      return Long.hashCode(id);
    }
  }

  /** Those of the records that are there. */
  Map<Long, ? extends Candidate> of(
      Connection connection, PortalId portal, ObjectType type, Collection<Long> ids, Needs needs)
      throws SQLException {
    return found(connection, portal, type, records.of(connection, portal, type, ids), needs);
  }

  /** The first records whose ids are greater than one. */
  Map<Long, ? extends Candidate> after(
      Connection connection, PortalId portal, ObjectType type, long id, int most, Needs needs)
      throws SQLException {
    return found(
        connection, portal, type, records.after(connection, portal, type, id, most), needs);
  }

  private Map<Long, Found> found(
      Connection connection, PortalId portal, ObjectType type, List<CrmObject> present, Needs needs)
      throws SQLException {
    Map<Long, Found> found = new HashMap<>();
    for (CrmObject object : present) {
      long id = object.id().value();
      found.put(id, new Found(type.id(), id, object.allValues(type)));
    }
    if (!needs.past().isEmpty()) {
      for (PropertyVersion version :
          past.of(connection, portal, type, found.keySet(), needs.past())) {
        Found record = found.get(version.objectId());
        if (record != null) {
          record
              .past()
              .computeIfAbsent(version.property(), unused -> new ArrayList<>())
              .add(new Candidate.Version(version.value(), version.timestamp()));
        }
      }
    }
    if (!needs.lists().isEmpty()) {
      for (MembershipStore.Pair pair :
          MembershipStore.among(
              connection,
              portal,
              needs.lists().stream().map(ListId::new).toList(),
              found.keySet())) {
        Found member = found.get(pair.record());
        if (member != null) {
          member.lists().add(pair.list().value());
        }
      }
    }
    for (Map.Entry<ObjectTypeId, Needs> below : needs.associated().entrySet()) {
      if (types.knows(portal, below.getKey().value())) {
        associate(connection, portal, type, found, below.getKey(), below.getValue());
      }
    }
    for (Map.Entry<Needs.Reference, Needs> other : needs.referred().entrySet()) {
      if (types.knows(portal, other.getKey().type().value())) {
        refer(connection, portal, found.values(), other.getKey(), other.getValue());
      }
    }
    return found;
  }

  private void refer(
      Connection connection,
      PortalId portal,
      Collection<Found> found,
      Needs.Reference reference,
      Needs needs)
      throws SQLException {
    Map<Long, ? extends Candidate> others =
        of(
            connection,
            portal,
            types.named(portal, reference.type().value()),
            found.stream()
                .flatMap(record -> record.idIn(reference.property()).stream())
                .collect(Collectors.toSet()),
            needs);
    for (Found record : found) {
      record
          .idIn(reference.property())
          .ifPresent(
              id -> {
                if (others.get(id) instanceof Found other) {
                  record.referred().put(reference, other);
                }
              });
    }
  }

  private void associate(
      Connection connection,
      PortalId portal,
      ObjectType type,
      Map<Long, Found> found,
      ObjectTypeId otherType,
      Needs needs)
      throws SQLException {
    List<RecordLinks.Link> all =
        links.of(connection, portal, type.id(), found.keySet(), otherType, Integer.MAX_VALUE);
    Map<Long, ? extends Candidate> others =
        of(
            connection,
            portal,
            types.named(portal, otherType.value()),
            all.stream().map(RecordLinks.Link::to).collect(Collectors.toSet()),
            needs);
    for (RecordLinks.Link link : all) {
      Found one = found.get(link.from());
      if (one != null && others.get(link.to()) instanceof Found other) {
        one.others()
            .computeIfAbsent(otherType, unused -> new ArrayList<>())
            .add(new Other(new Filter.Label(link.category(), link.typeId()), other));
      }
    }
  }
}
