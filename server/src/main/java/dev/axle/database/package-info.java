/** PostgreSQL: the embedded one or an external one, and the way to it. */
@NullMarked
package dev.axle.database;

import org.jspecify.annotations.NullMarked;
