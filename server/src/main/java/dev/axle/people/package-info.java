/** People who sign in: their passwords, sessions and roles, and how they come into an account. */
@NullMarked
package dev.axle.people;

import org.jspecify.annotations.NullMarked;
