package dev.axle.crm.filters;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.IntPredicate;

/** The reading of a filter that looks at one record. */
public final class Matching {

  private Matching() {}

  /** Whether a filter holds of a record. */
  public static boolean matches(Filter filter, Candidate candidate) {
    return switch (filter) {
      case Filter.All all -> all.of().stream().allMatch(each -> matches(each, candidate));
      case Filter.Any any -> any.of().stream().anyMatch(each -> matches(each, candidate));
      case Filter.Not not -> !matches(not.of(), candidate);
      case Filter.Known known -> isKnown(known.property(), candidate);
      case Filter.Is is ->
          value(is.property(), candidate)
              .filter(value -> is.values().stream().anyMatch(other -> isOne(is, value, other)))
              .isPresent();
      case Filter.Between between -> isBetween(between, candidate);
      case Filter.Token token -> hasToken(token, candidate);
      case Filter.Like like -> isLike(like, candidate);
      case Filter.Compared compared -> compares(compared, candidate);
      case Filter.Words words -> hasWords(words, candidate);
      case Filter.AssociatedWith with ->
          candidate.associatedIds(with.type(), with.label()).stream()
              .anyMatch(with.ids()::contains);
      case Filter.Associated associated ->
          candidate.associated(associated.type(), associated.label()).stream()
              .anyMatch(other -> matches(associated.filter(), other));
      case Filter.Member member -> candidate.isMemberOf(member.listId());
      case Filter.Anniversary anniversary ->
          time(anniversary.property(), candidate).stream().anyMatch(anniversary::falls);
      case Filter.Unindexed unindexed -> matches(unindexed, candidate);
    };
  }

  private static boolean matches(Filter.Unindexed filter, Candidate candidate) {
    return switch (filter) {
      case Filter.Ever ever ->
          matches(ever.test(), candidate)
              || candidate.history(ever.property().name()).stream()
                  .map(version -> new PastValue(candidate, ever.property().name(), version.value()))
                  .anyMatch(past -> matches(ever.test(), past));
      case Filter.Changed changed ->
          lastChange(changed.property(), candidate)
              .filter(last -> !last.isBefore(changed.since()))
              .isPresent();
      case Filter.AssociatedOften often ->
          candidate.associated(often.type(), often.label()).stream()
                  .filter(other -> matches(often.filter(), other))
                  .mapToLong(Candidate::id)
                  .distinct()
                  .count()
              >= often.least();
      case Filter.Referring referring ->
          candidate
              .referred(referring.property().name(), referring.type())
              .filter(other -> matches(referring.filter(), other))
              .isPresent();
      case Filter.Moments moments -> {
        OptionalLong left = moment(moments.left(), candidate);
        OptionalLong right = moment(moments.right(), candidate);
        yield left.isPresent()
            && right.isPresent()
            && moments.comparison().holds(Long.compare(left.getAsLong(), right.getAsLong()));
      }
    };
  }

  private static OptionalLong moment(Filter.Moment moment, Candidate candidate) {
    return switch (moment) {
      case Filter.ValueOf(Property property) -> time(property, candidate);
      case Filter.LastChangeOf(Property property) ->
          lastChange(property, candidate).stream().mapToLong(Instant::toEpochMilli).findFirst();
    };
  }

  private static OptionalLong time(Property property, Candidate candidate) {
    return property.kind() == Property.Kind.TIME
        ? value(property, candidate).map(NormalForms::time).orElse(OptionalLong.empty())
        : OptionalLong.empty();
  }

  private static Optional<Instant> lastChange(Property property, Candidate candidate) {
    return candidate.history(property.name()).stream()
        .map(Candidate.Version::since)
        .max(Comparator.naturalOrder());
  }

  private static Optional<String> value(Property property, Candidate candidate) {
    return candidate.value(property.name());
  }

  private static boolean isKnown(Property property, Candidate candidate) {
    return value(property, candidate)
        .filter(
            value ->
                switch (property.kind()) {
                  case TEXT -> !value.isEmpty();
                  case OPTION -> !NormalForms.options(value).isEmpty();
                  case NUMBER -> NormalForms.number(value).isPresent();
                  case TIME -> NormalForms.time(value).isPresent();
                })
        .isPresent();
  }

  private static boolean isOne(Filter.Is is, String value, String other) {
    return switch (is.property().kind()) {
      case TEXT -> !value.isEmpty() && NormalForms.text(value).equals(NormalForms.text(other));
      case OPTION ->
          NormalForms.options(other).stream().anyMatch(NormalForms.options(value)::contains);
      case NUMBER -> {
        OptionalDouble number = NormalForms.number(value);
        yield number.isPresent() && number.equals(NormalForms.number(other));
      }
      case TIME -> {
        OptionalLong time = NormalForms.time(value);
        yield time.isPresent() && time.equals(NormalForms.time(other));
      }
    };
  }

  private static boolean isBetween(Filter.Between between, Candidate candidate) {
    Optional<String> value = value(between.property(), candidate);
    return isKnown(between.property(), candidate)
        && value
            .filter(
                present ->
                    parts(between.property(), present).stream()
                        .anyMatch(
                            each ->
                                reaches(between, each, between.lower(), order -> order > 0)
                                    && reaches(between, each, between.upper(), order -> order < 0)))
            .isPresent();
  }

  /** The options of a value, or the one value that it is. */
  private static List<String> parts(Property property, String value) {
    return property.kind() == Property.Kind.OPTION ? NormalForms.options(value) : List.of(value);
  }

  private static boolean reaches(
      Filter.Between between, String value, Optional<Filter.Bound> bound, IntPredicate within) {
    if (bound.isEmpty()) {
      return true;
    }
    Optional<Integer> order = order(between.property().kind(), value, bound.get().value());
    return order.isPresent()
        && (within.test(order.get()) || order.get() == 0 && bound.get().inclusive());
  }

  private static Optional<Integer> order(Property.Kind kind, String value, String other) {
    return switch (kind) {
      case TEXT ->
          Optional.of(NormalForms.compareTexts(NormalForms.text(value), NormalForms.text(other)));
      case OPTION -> Optional.of(NormalForms.compareTexts(value, NormalForms.option(other)));
      case NUMBER -> {
        OptionalDouble one = NormalForms.number(value);
        OptionalDouble two = NormalForms.number(other);
        yield one.isPresent() && two.isPresent()
            ? Optional.of(Double.compare(one.getAsDouble(), two.getAsDouble()))
            : Optional.empty();
      }
      case TIME -> {
        OptionalLong one = NormalForms.time(value);
        OptionalLong two = NormalForms.time(other);
        yield one.isPresent() && two.isPresent()
            ? Optional.of(Long.compare(one.getAsLong(), two.getAsLong()))
            : Optional.empty();
      }
    };
  }

  private static boolean hasToken(Filter.Token token, Candidate candidate) {
    Optional<String> value = value(token.property(), candidate).filter(text -> !text.isEmpty());
    return switch (token.property().kind()) {
      case TEXT -> {
        Glob glob = Glob.of(Property.Kind.TEXT, token.pattern());
        yield value
            .filter(
                text ->
                    glob.matches(NormalForms.text(text))
                        || NormalForms.words(text).stream().anyMatch(glob::matches))
            .isPresent();
      }
      case OPTION -> {
        Glob glob = Glob.of(Property.Kind.OPTION, token.pattern());
        yield value
            .filter(text -> NormalForms.options(text).stream().anyMatch(glob::matches))
            .isPresent();
      }
      case NUMBER, TIME ->
          matches(new Filter.Is(token.property(), Set.of(token.pattern())), candidate);
    };
  }

  private static boolean isLike(Filter.Like like, Candidate candidate) {
    Optional<String> value = value(like.property(), candidate).filter(text -> !text.isEmpty());
    return switch (like.property().kind()) {
      case TEXT -> value.filter(text -> has(NormalForms.text(text), like)).isPresent();
      case OPTION ->
          value
              .filter(text -> NormalForms.options(text).stream().anyMatch(each -> has(each, like)))
              .isPresent();
      case NUMBER, TIME -> false;
    };
  }

  private static boolean has(String text, Filter.Like like) {
    String part = like.normalText();
    return switch (like.place()) {
      case START -> text.startsWith(part);
      case END -> text.endsWith(part);
      case ANYWHERE -> text.contains(part);
    };
  }

  private static boolean compares(Filter.Compared compared, Candidate candidate) {
    Property.Kind kind = compared.left().kind();
    if (kind != compared.right().kind()
        || !isKnown(compared.left(), candidate)
        || !isKnown(compared.right(), candidate)) {
      return false;
    }
    String left = value(compared.left(), candidate).orElseThrow();
    String right = value(compared.right(), candidate).orElseThrow();
    if (kind == Property.Kind.OPTION) {
      return compared.comparison() == Filter.Comparison.EQUAL
          && Set.copyOf(NormalForms.options(left)).equals(Set.copyOf(NormalForms.options(right)));
    }
    return order(kind, left, right).filter(compared.comparison()::holds).isPresent();
  }

  private static boolean hasWords(Filter.Words words, Candidate candidate) {
    List<String> wanted = NormalForms.words(words.text());
    List<String> present =
        words.properties().stream()
            .flatMap(property -> value(property, candidate).stream())
            .flatMap(value -> NormalForms.words(value).stream())
            .toList();
    return !wanted.isEmpty()
        && wanted.stream()
            .allMatch(word -> present.stream().anyMatch(other -> other.startsWith(word)));
  }
}
