/** How much a portal has of what its tier limits. */
@NullMarked
package dev.axle.crm.limits;

import org.jspecify.annotations.NullMarked;
