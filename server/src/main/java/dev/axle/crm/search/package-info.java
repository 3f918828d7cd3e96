/**
 * The search index: what it holds of records, how it follows the journal, and what is asked of it.
 */
@NullMarked
package dev.axle.crm.search;

import org.jspecify.annotations.NullMarked;
