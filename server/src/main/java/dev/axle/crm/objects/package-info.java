/** Records of every object type: read, written and listed through one engine. */
@NullMarked
package dev.axle.crm.objects;

import org.jspecify.annotations.NullMarked;
