/** Property definitions, groups, and the validation of values. */
@NullMarked
package dev.axle.crm.properties;

import org.jspecify.annotations.NullMarked;
