/** Axle: the composition root. */
@NullMarked
package dev.axle;

import org.jspecify.annotations.NullMarked;
