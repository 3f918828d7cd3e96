/**
 * The search index in an OpenSearch, for installations of more than one node: one index for each
 * type of a portal's records. Values are brought into their normal forms here, so that OpenSearch
 * only compares, and answers as the embedded index does.
 */
@NullMarked
package dev.axle.crm.search.opensearch;

import org.jspecify.annotations.NullMarked;
