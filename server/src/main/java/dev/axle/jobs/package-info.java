/**
 * Work that no request is waiting for: done again and again, or once when a portal's clock says so.
 * It is kept in the database, and done by one of all nodes.
 */
@NullMarked
package dev.axle.jobs;

import org.jspecify.annotations.NullMarked;
