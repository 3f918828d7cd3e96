/** Lists of records (segments): filled by people, once, or by conditions that are followed. */
@NullMarked
package dev.axle.crm.lists;

import org.jspecify.annotations.NullMarked;
