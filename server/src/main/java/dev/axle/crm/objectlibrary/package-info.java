/** Which object types a portal can use. */
@NullMarked
package dev.axle.crm.objectlibrary;

import org.jspecify.annotations.NullMarked;
