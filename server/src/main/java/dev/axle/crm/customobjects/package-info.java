/** A portal's own object types as wholes: with their properties and associations. */
@NullMarked
package dev.axle.crm.customobjects;

import org.jspecify.annotations.NullMarked;
