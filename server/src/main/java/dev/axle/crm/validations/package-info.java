/** Rules for values that a portal sets beside what the type of a property demands. */
@NullMarked
package dev.axle.crm.validations;

import org.jspecify.annotations.NullMarked;
