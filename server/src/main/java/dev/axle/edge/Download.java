package dev.axle.edge;

import java.nio.file.Path;

/**
 * A file as the body of an answer; it goes out piece by piece, never whole through memory.
 *
 * @param name under which a browser saves it
 */
public record Download(Path file, String contentType, String name) {}
