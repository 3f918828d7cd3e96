@NullMarked
package dev.axle.crm.search.opensearch;

import org.jspecify.annotations.NullMarked;
