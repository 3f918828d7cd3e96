package dev.axle.outgoing;

import java.net.URI;
import java.util.Optional;

/**
 * What was fetched beside the bytes.
 *
 * @param from the address that answered, after all redirects
 * @param name that the answer gives the bytes, if it does
 * @param contentType as the answer names it
 */
public record Downloaded(URI from, Optional<String> name, Optional<String> contentType) {}
