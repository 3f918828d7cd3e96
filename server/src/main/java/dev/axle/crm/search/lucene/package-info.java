/** The search index as Lucene keeps it: one of its own for each portal, in the data folder. */
@NullMarked
package dev.axle.crm.search.lucene;

import org.jspecify.annotations.NullMarked;
