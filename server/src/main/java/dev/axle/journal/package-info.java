/** The log of changes. */
@NullMarked
package dev.axle.journal;

import org.jspecify.annotations.NullMarked;
