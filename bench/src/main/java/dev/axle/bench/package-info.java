/** Load on the built server, as ratios to PostgreSQL on the same machine. */
@NullMarked
package dev.axle.bench;

import org.jspecify.annotations.NullMarked;
