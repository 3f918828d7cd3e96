/** Exports: records written to a file in the background, and fetched by a link that expires. */
@NullMarked
package dev.axle.crm.exports;

import org.jspecify.annotations.NullMarked;
