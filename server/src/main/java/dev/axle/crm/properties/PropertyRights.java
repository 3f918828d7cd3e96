package dev.axle.crm.properties;

/** What may be done with a property and its values. */
public record PropertyRights(
    boolean hubspotDefined,
    boolean calculated,
    boolean readOnlyValue,
    boolean readOnlyDefinition,
    boolean readOnlyOptions,
    boolean archivable) {

  /** A portal's own: all, but what is calculated can't be set. */
  static PropertyRights own(PropertyContent content) {
    boolean calculated = content.isCalculated();
    return new PropertyRights(false, calculated, calculated, false, false, true);
  }
}
