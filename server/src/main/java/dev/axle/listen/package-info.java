/** The program behind {@code ./axle listen}; no part of the server. */
@NullMarked
package dev.axle.listen;

import org.jspecify.annotations.NullMarked;
