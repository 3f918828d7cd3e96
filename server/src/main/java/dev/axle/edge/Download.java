package dev.axle.edge;

import java.io.InputStream;

/**
 * Bytes as the body of an answer; they go out piece by piece, never whole through memory.
 *
 * @param bytes closed when they are sent, or can't be
 * @param name under which a browser saves it
 */
public record Download(InputStream bytes, long length, String contentType, String name) {}
