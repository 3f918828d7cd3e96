/** Values of records that are there already, worked out anew in the background. */
@NullMarked
package dev.axle.crm.recalculations;

import org.jspecify.annotations.NullMarked;
