package dev.axle.crm.lists;

import dev.axle.crm.filters.Filter;
import dev.axle.crm.properties.PropertyType;
import dev.axle.crm.schemas.ObjectType;
import dev.axle.edge.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/** Reads one filter branch with all that is below it. */
final class BranchReader {

  private static final int DEEPEST = 10;
  private static final int MOST_FILTERS = 250;
  private static final int MOST_OCCURRENCES = 1_000_000;

  private static final Set<String> BRANCHES_WITHOUT_DATA = Set.of("UNIFIED_EVENTS");

  /** Branches whose parts are about other records, and are joined by {@code AND}. */
  private static final Set<String> BRANCHES_OF_OTHERS =
      Set.of("ASSOCIATION", "PROPERTY_ASSOCIATION");

  private static final Set<String> FILTERS_WITHOUT_DATA =
      Set.of(
          "PAGE_VIEW",
          "CTA",
          "EVENT",
          "FORM_SUBMISSION",
          "FORM_SUBMISSION_ON_PAGE",
          "INTEGRATION_EVENT",
          "EMAIL_SUBSCRIPTION",
          "COMMUNICATION_SUBSCRIPTION",
          "CAMPAIGN_INFLUENCED",
          "SURVEY_MONKEY",
          "SURVEY_MONKEY_VALUE",
          "WEBINAR",
          "EMAIL_EVENT",
          "PRIVACY",
          "ADS_SEARCH",
          "ADS_TIME",
          "UNIFIED_EVENTS");

  private final ConditionReader.Portal portal;
  private final Optional<Function<Collection<ListId>, List<CrmList>>> known;
  private final Set<ListId> lists = new TreeSet<>();
  private int filters;

  /**
   * @param known finds lists; empty if their being there is not asked
   */
  BranchReader(
      ConditionReader.Portal portal, Optional<Function<Collection<ListId>, List<CrmList>>> known) {
    this.portal = portal;
    this.known = known;
  }

  Set<ListId> lists() {
    return lists;
  }

  /** The outermost branch, whose form is fixed. */
  Condition root(JsonNode json, ObjectType type) {
    FilterNode root = FilterNode.of(json, "the filterBranch");
    List<JsonNode> groups = root.nodes("filterBranches");
    if (!root.text("filterBranchType").equals("OR")
        || !root.nodes("filters").isEmpty()
        || groups.isEmpty()
        || groups.stream().anyMatch(g -> !g.path("filterBranchType").asString("").equals("AND"))) {
      throw FilterProblems.badRoot();
    }
    return branch(json, type, 1);
  }

  private Condition branch(JsonNode json, ObjectType type, int depth) {
    if (depth > DEEPEST) {
      throw FilterProblems.tooDeep(DEEPEST);
    }
    FilterNode branch = FilterNode.of(json, "a filter branch");
    String kind = branch.text("filterBranchType");
    if (BRANCHES_WITHOUT_DATA.contains(kind)) {
      throw FilterProblems.withoutData("filterBranchType", kind);
    }
    branch.standard("filterBranchOperator", BRANCHES_OF_OTHERS.contains(kind) ? "AND" : kind);
    return switch (kind) {
      case "OR" -> new Condition.AnyOf(parts(branch, type, depth));
      case "AND", "RESTRICTED" -> new Condition.AllOf(parts(branch, type, depth));
      case "NOT_ALL" -> new Condition.Negated(new Condition.AllOf(parts(branch, type, depth)));
      case "NOT_ANY" -> new Condition.Negated(new Condition.AnyOf(parts(branch, type, depth)));
      case "ASSOCIATION" -> associated(branch, type, depth);
      case "PROPERTY_ASSOCIATION" -> referring(branch, type, depth);
      default -> throw FilterProblems.badBranchType(kind);
    };
  }

  private List<Condition> parts(FilterNode branch, ObjectType type, int depth) {
    List<Condition> parts = new ArrayList<>();
    for (JsonNode each : branch.nodes("filterBranches")) {
      parts.add(answerable(() -> branch(each, type, depth + 1)));
    }
    for (JsonNode each : branch.nodes("filters")) {
      filters++;
      if (filters > MOST_FILTERS) {
        throw FilterProblems.tooMany(MOST_FILTERS);
      }
      parts.add(answerable(() -> filter(FilterNode.of(each, "a filter"), type)));
    }
    return parts;
  }

  /**
   * A part whose property, type or association has been deleted since it was checked holds of no
   * record.
   */
  private Condition answerable(Supplier<Condition> part) {
    try {
      return part.get();
    } catch (Problem outdated) {
      if (known.isPresent()) {
        throw outdated;
      }
      return new Condition.Constant(Filter.NOTHING);
    }
  }

  private Condition associated(FilterNode branch, ObjectType type, int depth) {
    FilterNode node = branch.named("an ASSOCIATION branch");
    ObjectType to = portal.type(node.text("objectTypeId"));
    Filter.Label label = label(node, type, to);
    Condition among = new Condition.AllOf(parts(node, to, depth));
    return listed(node, new Condition.Associated(to.id(), Optional.of(label), among));
  }

  private Condition referring(FilterNode branch, ObjectType type, int depth) {
    FilterNode node = branch.named("a PROPERTY_ASSOCIATION branch");
    ObjectType to = portal.type(node.text("objectTypeId"));
    String property = reference(node, type);
    Condition among = new Condition.AllOf(parts(node, to, depth));
    return listed(node, new Condition.Referring(property, to.id(), among));
  }

  /** The property whose value is the id of another record. */
  private String reference(FilterNode node, ObjectType type) {
    String name = node.text("propertyWithObjectId");
    PropertyType kind =
        portal
            .property(type, name)
            .orElseThrow(() -> FilterProblems.noProperty(name, type.id().value()))
            .content()
            .type();
    if (kind != PropertyType.NUMBER && kind != PropertyType.STRING) {
      throw FilterProblems.notForType("PROPERTY_ASSOCIATION", name, kind.text());
    }
    return name;
  }

  private Filter.Label label(FilterNode node, ObjectType from, ObjectType to) {
    Filter.Label label =
        new Filter.Label(node.text("associationCategory"), node.integer("associationTypeId"));
    if (!portal.hasAssociation(from, to, label)) {
      throw FilterProblems.noAssociation(
          label.category(), label.typeId(), from.id().value(), to.id().value());
    }
    return label;
  }

  /** Turns a condition round if the operator says so. */
  private static Condition listed(FilterNode node, Condition condition) {
    String operator = node.text("operator");
    return switch (operator) {
      case "IN_LIST" -> condition;
      case "NOT_IN_LIST" -> new Condition.Negated(condition);
      default -> throw FilterProblems.badOperator(operator, node.what());
    };
  }

  private Condition filter(FilterNode filter, ObjectType type) {
    String kind = filter.text("filterType");
    if (FILTERS_WITHOUT_DATA.contains(kind)) {
      throw FilterProblems.withoutData("filterType", kind);
    }
    FilterNode node = filter.named("a filter of type " + kind);
    return switch (kind) {
      case "PROPERTY" -> new PropertyReader(portal, type).read(node);
      case "IN_LIST" -> inList(node, type);
      case "ASSOCIATION" -> associatedInList(node, type);
      case "PROPERTY_ASSOCIATION" -> referringInList(node, type);
      case "NUM_ASSOCIATIONS" -> counted(node, type);
      case "CONSTANT" ->
          new Condition.Constant(node.flag("shouldAccept") ? Filter.EVERYTHING : Filter.NOTHING);
      default -> throw FilterProblems.badFilterType(kind);
    };
  }

  private Condition inList(FilterNode node, ObjectType type) {
    if (node.has("metadata")) {
      String special = node.node("metadata").text("inListType");
      throw FilterProblems.unsupported("a list of inListType %s".formatted(special));
    }
    return listed(node, new Condition.InList(list(node, type)));
  }

  private ListId list(FilterNode node, ObjectType type) {
    ListId id = new ListId(node.number("listId").longValue());
    if (known.isPresent()) {
      CrmList list =
          known.get().apply(List.of(id)).stream()
              .findFirst()
              .orElseThrow(() -> FilterProblems.noList(id));
      if (!list.type().equals(type.id())) {
        throw FilterProblems.listOfOtherType(id, type.id().value());
      }
    }
    lists.add(id);
    return id;
  }

  private Condition associatedInList(FilterNode node, ObjectType type) {
    ObjectType to =
        portal.type(
            node.optionalText("toObjectTypeId")
                .or(() -> node.optionalText("toObjectType"))
                .orElseThrow(() -> FilterProblems.missing("toObjectTypeId", node.what())));
    Filter.Label label = label(node, type, to);
    Condition member = listed(node, new Condition.InList(list(node, to)));
    FilterNode refine = node.node("coalescingRefineBy");
    return refine.text("type").equals("NUM_OCCURRENCES")
        ? counted(refine, new Condition.Associated(to.id(), Optional.of(label), member))
        : ofSet(refine, member, of -> new Condition.Associated(to.id(), Optional.of(label), of));
  }

  /** Records of one property: a record names one at most. */
  private Condition referringInList(FilterNode node, ObjectType type) {
    ObjectType to = node.optionalText("toObjectTypeId").map(portal::type).orElse(type);
    String property = reference(node, type);
    Condition member = listed(node, new Condition.InList(list(node, to)));
    return ofSet(
        node.node("coalescingRefineBy"),
        member,
        of -> new Condition.Referring(property, to.id(), of));
  }

  /**
   * Which of the others have to be members.
   *
   * @param some that there is another of which a condition holds
   */
  private static Condition ofSet(
      FilterNode refine, Condition member, UnaryOperator<Condition> some) {
    if (!refine.text("type").equals("SET_OCCURRENCES")) {
      throw FilterProblems.unsupported(refine.what() + " of its type");
    }
    Condition one = some.apply(member);
    Condition other = some.apply(new Condition.Negated(member));
    Condition any = some.apply(new Condition.Constant(Filter.EVERYTHING));
    return switch (refine.optionalText("setType").orElse("")) {
      case "ANY" -> one;
      case "ANY_INCLUDE_EMPTY" -> new Condition.AnyOf(List.of(one, new Condition.Negated(any)));
      case "ALL" -> new Condition.AllOf(List.of(any, new Condition.Negated(other)));
      case "ALL_INCLUDE_EMPTY" -> new Condition.Negated(other);
      case "NONE" -> new Condition.Negated(one);
      case "NONE_EXCLUDE_EMPTY" -> new Condition.AllOf(List.of(any, new Condition.Negated(one)));
      default -> throw FilterProblems.badField("setType", refine.what(), "a set type");
    };
  }

  private Condition counted(FilterNode node, ObjectType type) {
    Filter.Label label =
        new Filter.Label(node.text("associationCategory"), node.integer("associationTypeId"));
    ObjectType to =
        portal
            .associatedThrough(type, label)
            .orElseThrow(
                () ->
                    FilterProblems.noAssociation(
                        label.category(), label.typeId(), type.id().value(), "any type"));
    return counted(
        node.node("coalescingRefineBy"),
        new Condition.Associated(
            to.id(), Optional.of(label), new Condition.Constant(Filter.EVERYTHING)));
  }

  /** So many at least, and so many at most; one at least if neither is said. */
  private static Condition counted(FilterNode refine, Condition.Associated some) {
    if (!refine.text("type").equals("NUM_OCCURRENCES")) {
      throw FilterProblems.unsupported(refine.what() + " of its type");
    }
    Optional<Integer> most = occurrences(refine, "maxOccurrences");
    Condition enough =
        atLeast(occurrences(refine, "minOccurrences").orElse(most.isPresent() ? 0 : 1), some);
    return most.<Condition>map(
            count ->
                new Condition.AllOf(
                    List.of(enough, new Condition.Negated(atLeast(count + 1, some)))))
        .orElse(enough);
  }

  private static Optional<Integer> occurrences(FilterNode refine, String field) {
    return refine.has(field)
        ? Optional.of(refine.integer(field, 0, MOST_OCCURRENCES))
        : Optional.empty();
  }

  private static Condition atLeast(int count, Condition.Associated some) {
    return switch (count) {
      case 0 -> new Condition.Constant(Filter.EVERYTHING);
      case 1 -> some;
      default -> new Condition.AssociatedOften(some, count);
    };
  }
}
