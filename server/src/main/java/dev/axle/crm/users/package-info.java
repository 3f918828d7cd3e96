/** The users of a portal: people who are owners, members of teams, and records at once. */
@NullMarked
package dev.axle.crm.users;

import org.jspecify.annotations.NullMarked;
