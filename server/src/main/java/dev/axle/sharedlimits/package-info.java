/** Limits that several nodes share by a Redis. */
@NullMarked
package dev.axle.sharedlimits;

import org.jspecify.annotations.NullMarked;
