/** The people of a portal whom records belong to. */
@NullMarked
package dev.axle.crm.owners;

import org.jspecify.annotations.NullMarked;
