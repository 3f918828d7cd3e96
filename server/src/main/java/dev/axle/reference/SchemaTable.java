package dev.axle.reference;

import java.util.List;

/**
 * A schema as pages show it.
 *
 * @param name empty for one that has none
 * @param kinds where it is one of several: what each is
 */
public record SchemaTable(String name, List<Field> fields, List<Words> kinds) {

  public SchemaTable {
    fields = List.copyOf(fields);
    kinds = List.copyOf(kinds);
  }

  /** A field of an object. */
  public record Field(String name, Words type, boolean required) {}

  /** What a value is, in words; some of them are the names of schemas. */
  public record Words(List<Word> words) {
    public Words {
      words = List.copyOf(words);
    }
  }

  /**
   * Some words.
   *
   * @param isSchema whether it is the name of a schema, and no words of ours
   */
  public record Word(String text, boolean isSchema) {}
}
