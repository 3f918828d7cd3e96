/** The guides of {@code docs/guides}, tried out. */
@NullMarked
package dev.axle.guides;

import org.jspecify.annotations.NullMarked;
