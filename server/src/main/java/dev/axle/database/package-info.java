/** PostgreSQL: embedded or external, its pool, transactions and migrations. */
@NullMarked
package dev.axle.database;

import org.jspecify.annotations.NullMarked;
