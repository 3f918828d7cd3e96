/** Pipelines and their stages: where a deal, a ticket, a lead stands. */
@NullMarked
package dev.axle.crm.pipelines;

import org.jspecify.annotations.NullMarked;
