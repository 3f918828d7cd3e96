/**
 * Who gets in, and to what: tests made from the operations list, so that no operation is forgotten.
 */
@NullMarked
package dev.axle.security;

import org.jspecify.annotations.NullMarked;
