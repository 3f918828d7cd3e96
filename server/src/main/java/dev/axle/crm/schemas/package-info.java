/** Object types: what a contact, a company, a deal is. */
@NullMarked
package dev.axle.crm.schemas;

import org.jspecify.annotations.NullMarked;
