/** Properties whose values follow from associated records: kept by following the journal. */
@NullMarked
package dev.axle.crm.rollups;

import org.jspecify.annotations.NullMarked;
