/** The language of calculated properties. */
@NullMarked
package dev.axle.crm.calculations;

import org.jspecify.annotations.NullMarked;
