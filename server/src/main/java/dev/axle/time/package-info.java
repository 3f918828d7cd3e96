/** The time, and nothing else that knows it. */
@NullMarked
package dev.axle.time;

import org.jspecify.annotations.NullMarked;
