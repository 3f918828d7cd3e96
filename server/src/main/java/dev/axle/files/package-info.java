/** The files of a portal and their folders. */
@NullMarked
package dev.axle.files;

import org.jspecify.annotations.NullMarked;
