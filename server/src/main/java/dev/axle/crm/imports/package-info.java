/** Files of records, brought in as jobs. */
@NullMarked
package dev.axle.crm.imports;

import org.jspecify.annotations.NullMarked;
