/** Calls to the world outside, to addresses that others have named: guarded. */
@NullMarked
package dev.axle.outgoing;

import org.jspecify.annotations.NullMarked;
