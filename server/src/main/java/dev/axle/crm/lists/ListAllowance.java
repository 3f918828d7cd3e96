package dev.axle.crm.lists;

/**
 * How many lists a portal may have.
 *
 * @param active DYNAMIC ones
 * @param fixed all others
 */
public record ListAllowance(int active, int fixed) {}
