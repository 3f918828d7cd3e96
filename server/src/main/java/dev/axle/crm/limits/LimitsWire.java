package dev.axle.crm.limits;

import dev.axle.crm.schemas.ObjectType;
import java.util.List;

/** Limits and what is used of them as they are on the wire. Percentages are of the limit. */
final class LimitsWire {

  private LimitsWire() {}

  /** Nothing of nothing is 0 percent, something of nothing 100. */
  static double percentage(long usage, long limit) {
    if (limit == 0) {
      return usage == 0 ? 0 : 100;
    }
    return Math.round(10_000.0 * usage / limit) / 100.0;
  }

  /** {@code CustomObjectLimitResponse}. */
  record Overall(long limit, long usage, double percentage) {

    static Overall of(long limit, long usage) {
      return new Overall(limit, usage, LimitsWire.percentage(usage, limit));
    }
  }

  /** {@code LimitAndUsageForObjectType}. */
  record Limited(
      String objectTypeId,
      String singularLabel,
      String pluralLabel,
      long limit,
      long usage,
      double percentage) {

    static Limited of(ObjectType type, long limit, long usage) {
      return new Limited(
          type.id().value(),
          type.labels().singular(),
          type.labels().plural(),
          limit,
          usage,
          LimitsWire.percentage(usage, limit));
    }
  }

  /** {@code UsageForObjectType}. */
  record Used(String objectTypeId, String singularLabel, String pluralLabel, long usage) {

    static Used of(ObjectType type, long usage) {
      return new Used(type.id().value(), type.labels().singular(), type.labels().plural(), usage);
    }
  }

  /** A limit that several types share, and what each uses of it. */
  record Shared<T>(
      long overallLimit, long overallUsage, double overallPercentage, List<T> byObjectType) {

    static <T> Shared<T> of(long limit, long usage, List<T> byObjectType) {
      return new Shared<>(limit, usage, LimitsWire.percentage(usage, limit), byObjectType);
    }
  }

  /** {@code RecordLimitResponse} and {@code PipelineLimitResponse}. */
  record StandardAndCustom(
      List<Limited> hubspotDefinedObjectTypes, Shared<Used> customObjectTypes) {}

  /** A type that a limit is about. */
  record Type(String objectTypeId, String singularLabel, String pluralLabel) {

    static Type of(ObjectType type) {
      return new Type(type.id().value(), type.labels().singular(), type.labels().plural());
    }
  }

  /** {@code AssociationLabelLimitResponse}. */
  record Labels(
      Type fromObjectType,
      Type toObjectType,
      List<String> allLabels,
      long limit,
      long usage,
      double percentage) {}

  record LabelListing(List<Labels> results) {}

  /** {@code ObjectTypeNearOrAtAssociationLimit}. */
  record Nearness(
      String objectTypeId,
      String singularLabel,
      String pluralLabel,
      boolean hasRecordsAtLimit,
      boolean hasRecordsNearLimit) {}

  record NearnessListing(List<Nearness> results) {}

  /** {@code AtLimitRecordSample}. */
  record AtLimit(long objectId, String label) {}

  /** {@code NearLimitRecordSample}. */
  record NearLimit(long objectId, String label, long usage, double percentage) {}

  /** {@code AssociationRecordLimitResponse}. */
  record Records(
      long limit,
      int totalRecordsAtLimit,
      int totalRecordsNearLimit,
      List<AtLimit> atLimitFromRecordSamples,
      List<NearLimit> nearLimitFromRecordSamples) {}
}
