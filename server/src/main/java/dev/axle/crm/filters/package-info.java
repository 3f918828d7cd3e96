/**
 * Which records are meant: one language for searches, lists and whatever else chooses records, with
 * two readings that agree: a query of the search index, and a look at one record.
 */
@NullMarked
package dev.axle.crm.filters;

import org.jspecify.annotations.NullMarked;
