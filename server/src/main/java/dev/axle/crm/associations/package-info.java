/** Association types, and the associations between records. */
@NullMarked
package dev.axle.crm.associations;

import org.jspecify.annotations.NullMarked;
