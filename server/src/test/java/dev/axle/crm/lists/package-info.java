@NullMarked
package dev.axle.crm.lists;

import org.jspecify.annotations.NullMarked;
