package dev.axle.journal;

/**
 * What a change is about.
 *
 * @param type the object type id, such as {@code 0-1}
 */
public record Subject(String type, long id) {}
