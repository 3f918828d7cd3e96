@NullMarked
package dev.axle.crm.search;

import org.jspecify.annotations.NullMarked;
