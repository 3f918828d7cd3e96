package dev.axle.crm.search.lucene;

import dev.axle.crm.filters.Filter;
import dev.axle.crm.filters.Glob;
import dev.axle.crm.filters.NormalForms;
import dev.axle.crm.filters.Property;
import dev.axle.crm.schemas.ObjectTypeId;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** The reading of a filter that asks the index: all records of a type of which it holds. */
final class Queries {

  private final IndexSearcher searcher;

  /**
   * @param searcher that joins look into
   */
  Queries(IndexSearcher searcher) {
    this.searcher = searcher;
  }

  /** The records of a type that a filter holds of. */
  Query of(ObjectTypeId type, Filter filter) throws IOException {
    if (filter.equals(Filter.EVERYTHING)) {
      return ofType(type);
    }
    Query query = within(type, filter);
    return isOfOneType(filter)
        ? query
        : new BooleanQuery.Builder()
            .add(query, Occur.FILTER)
            .add(ofType(type), Occur.FILTER)
            .build();
  }

  private static Query ofType(ObjectTypeId type) {
    return new ConstantScoreQuery(new TermQuery(new Term(Fields.TYPE, type.value())));
  }

  /**
   * Whether no record of another type can be found, since the fields it is found by are its own.
   */
  private static boolean isOfOneType(Filter filter) {
    return switch (filter) {
      case Filter.All all -> all.of().stream().anyMatch(Queries::isOfOneType);
      case Filter.Any any -> any.of().stream().allMatch(Queries::isOfOneType);
      case Filter.Not unused -> false;
      default -> true;
    };
  }

  private Query within(ObjectTypeId type, Filter filter) throws IOException {
    return switch (filter) {
      case Filter.All all -> all(type, all.of());
      case Filter.Any any -> any(type, any.of());
      case Filter.Not not -> not(within(type, not.of()));
      case Filter.Known known -> new FieldExistsQuery(Fields.values(type, known.property()));
      case Filter.Is is -> ValueQueries.is(Fields.values(type, is.property()), is);
      case Filter.Between between ->
          ValueQueries.between(Fields.values(type, between.property()), between);
      case Filter.Token token -> token(type, token);
      case Filter.Like like -> like(type, like);
      case Filter.Compared compared -> compared(type, compared);
      case Filter.Words words -> words(type, words);
      case Filter.AssociatedWith with ->
          joined(type, with.type(), with.label(), records(with.type(), with.ids()));
      case Filter.Associated associated ->
          joined(
              type,
              associated.type(),
              associated.label(),
              of(associated.type(), associated.filter()));
      case Filter.Member member ->
          constant(new TermQuery(new Term(Fields.lists(type), Long.toString(member.listId()))));
      case Filter.Anniversary anniversary -> anniversary(type, anniversary);
      case Filter.Unindexed unindexed -> throw new IllegalArgumentException(unindexed.toString());
    };
  }

  private Query all(ObjectTypeId type, List<Filter> filters) throws IOException {
    if (filters.isEmpty()) {
      return new MatchAllDocsQuery();
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    boolean isAnyWanted = false;
    for (Filter filter : filters) {
      if (filter instanceof Filter.Not not) {
        all.add(within(type, not.of()), Occur.MUST_NOT);
      } else {
        all.add(within(type, filter), Occur.FILTER);
        isAnyWanted = true;
      }
    }
    if (!isAnyWanted) {
      all.add(ofType(type), Occur.FILTER);
    }
    return all.build();
  }

  private Query any(ObjectTypeId type, List<Filter> filters) throws IOException {
    if (filters.isEmpty()) {
      return new MatchNoDocsQuery();
    }
    if (filters.size() == 1) {
      return within(type, filters.getFirst());
    }
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (Filter filter : filters) {
      any.add(within(type, filter), Occur.SHOULD);
    }
    return constant(any.build());
  }

  private static Query not(Query query) {
    return new BooleanQuery.Builder()
        .add(new MatchAllDocsQuery(), Occur.FILTER)
        .add(query, Occur.MUST_NOT)
        .build();
  }

  static Query constant(Query query) {
    return new ConstantScoreQuery(query);
  }

  private Query token(ObjectTypeId type, Filter.Token token) throws IOException {
    Property property = token.property();
    return switch (property.kind()) {
      case NUMBER, TIME -> within(type, new Filter.Is(property, Set.of(token.pattern())));
      case OPTION -> matching(Fields.values(type, property), globOf(token));
      case TEXT ->
          constant(
              new BooleanQuery.Builder()
                  .add(matching(Fields.words(type, property.name()), globOf(token)), Occur.SHOULD)
                  .add(matching(Fields.values(type, property), globOf(token)), Occur.SHOULD)
                  .build());
    };
  }

  private static Glob globOf(Filter.Token token) {
    return Glob.of(token.property().kind(), token.pattern());
  }

  private static Query matching(String field, Glob glob) {
    if (glob.isExact()) {
      return constant(new TermQuery(new Term(field, glob.prefix())));
    }
    return glob.isPrefix()
        ? new PrefixQuery(new Term(field, glob.prefix()))
        : new MatchingTerms(field, glob, glob.prefix(), glob::matches);
  }

  private static Query like(ObjectTypeId type, Filter.Like like) {
    if (like.property().kind() == Property.Kind.NUMBER
        || like.property().kind() == Property.Kind.TIME) {
      return new MatchNoDocsQuery();
    }
    String field = Fields.values(type, like.property());
    String text = like.normalText();
    return switch (like.place()) {
      case START -> new PrefixQuery(new Term(field, text));
      case END -> new MatchingTerms(field, like, "", term -> term.endsWith(text));
      case ANYWHERE -> new MatchingTerms(field, like, "", term -> term.contains(text));
    };
  }

  private static Query compared(ObjectTypeId type, Filter.Compared compared) {
    Property.Kind kind = compared.left().kind();
    return kind == compared.right().kind()
        ? new ComparedValues(
            kind,
            Fields.values(type, compared.left()),
            compared.comparison(),
            Fields.values(type, compared.right()))
        : new MatchNoDocsQuery();
  }

  private static Query anniversary(ObjectTypeId type, Filter.Anniversary anniversary) {
    return anniversary.property().kind() == Property.Kind.TIME
        ? new TestedTimes(Fields.values(type, anniversary.property()), anniversary)
        : new MatchNoDocsQuery();
  }

  private Query words(ObjectTypeId type, Filter.Words words) {
    List<String> wanted = NormalForms.words(words.text());
    if (wanted.isEmpty() || words.properties().isEmpty()) {
      return new MatchNoDocsQuery();
    }
    String together = Fields.words(type, words.properties());
    boolean isTogether = FieldInfos.getIndexedFields(searcher.getIndexReader()).contains(together);
    List<String> fields =
        isTogether
            ? List.of(together)
            : words.properties().stream().flatMap(property -> wordsOf(type, property)).toList();
    BooleanQuery.Builder each = new BooleanQuery.Builder();
    wanted.stream().distinct().forEach(word -> each.add(begins(fields, word), Occur.FILTER));
    return each.build();
  }

  /** A text of one word is found by its value. */
  private static Stream<String> wordsOf(ObjectTypeId type, Property property) {
    String words = Fields.words(type, property.name());
    return property.kind() == Property.Kind.TEXT
        ? Stream.of(words, Fields.values(type, property))
        : Stream.of(words);
  }

  private static Query begins(List<String> fields, String word) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    fields.forEach(field -> any.add(new PrefixQuery(new Term(field, word)), Occur.SHOULD));
    return constant(any.build());
  }

  /** Those of some records that are in the index. */
  static Query records(ObjectTypeId type, Set<Long> ids) {
    return new TermInSetQuery(
        Fields.KEY, ids.stream().map(id -> new BytesRef(Fields.key(type, id))).toList());
  }

  private Query joined(
      ObjectTypeId from, ObjectTypeId to, Optional<Filter.Label> label, Query others)
      throws IOException {
    LongStream.Builder ids = LongStream.builder();
    Ids.each(searcher, others, ids::accept);
    long[] found = ids.build().toArray();
    return found.length == 0
        ? new MatchNoDocsQuery()
        : LongPoint.newSetQuery(Fields.associated(from, to, label), found);
  }
}
