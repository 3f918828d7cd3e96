package dev.axle.audit;

import java.util.Map;
import java.util.Optional;

/** The operations and pages that the audit log remembers. */
final class AuditedActs {

  private static final Map<String, AuditedAct> BY_OPERATION =
      Map.ofEntries(
          act("crm.objects.archive", "CRM_OBJECT", "DELETE", "", "objectId"),
          act("crm.objects.batch.archive", "CRM_OBJECT", "DELETE", "", ""),
          act("crm.objects.merge", "CRM_OBJECT", "MERGE", "", ""),
          act("crm.objects.gdpr-delete", "CRM_OBJECT", "GDPR_DELETE", "GDPR_DELETE", ""),
          act("axle.objects.restore", "CRM_OBJECT", "RESTORE", "", ""),
          act("crm.properties.create", "PROPERTY", "CREATE", "", ""),
          act("crm.properties.update", "PROPERTY", "UPDATE", "", "propertyName"),
          act("crm.properties.archive", "PROPERTY", "DELETE", "", "propertyName"),
          act("crm.pipelines.create", "PIPELINE", "CREATE", "", ""),
          act("crm.pipelines.replace", "PIPELINE", "UPDATE", "", "pipelineId"),
          act("crm.pipelines.update", "PIPELINE", "UPDATE", "", "pipelineId"),
          act("crm.pipelines.delete", "PIPELINE", "DELETE", "", "pipelineId"),
          act("crm.schemas.create", "CUSTOM_OBJECT", "CREATE", "", ""),
          act("crm.schemas.update", "CUSTOM_OBJECT", "UPDATE", "", "objectType"),
          act("crm.schemas.archive", "CUSTOM_OBJECT", "DELETE", "", "objectType"),
          act("crm.associations.labels.create", "ASSOCIATION_LABEL", "CREATE", "", ""),
          act("crm.associations.labels.update", "ASSOCIATION_LABEL", "UPDATE", "", ""),
          act(
              "crm.associations.labels.delete",
              "ASSOCIATION_LABEL",
              "DELETE",
              "",
              "associationTypeId"),
          act("crm.imports.start", "IMPORT", "CREATE", "IMPORT", ""),
          act("crm.exports.start", "EXPORT", "CREATE", "EXPORT", ""),
          act("settings.users.create", "USER", "CREATE", "ADD_USER", ""),
          act("settings.users.update", "USER", "UPDATE", "", "userId"),
          act("settings.users.delete", "USER", "DELETE", "REMOVE_USER", "userId"),
          act("axle.app.user.set", "ACCOUNT", "UPDATE", "", "userId"),
          act("axle.app.user.clear", "ACCOUNT", "UPDATE", "", ""),
          act("axle.settings.update", "ACCOUNT", "UPDATE", "", ""),
          act("settings.currencies.company.update", "ACCOUNT", "UPDATE", "", ""),
          act("settings.currencies.rates.create", "EXCHANGE_RATE", "CREATE", "", ""),
          act("settings.currencies.rates.update", "EXCHANGE_RATE", "UPDATE", "", "exchangeRateId"),
          act("settings.currencies.rates.batch.create", "EXCHANGE_RATE", "CREATE", "", ""),
          act("settings.currencies.rates.batch.create.2026-09", "EXCHANGE_RATE", "CREATE", "", ""),
          act("settings.currencies.rates.batch.update", "EXCHANGE_RATE", "UPDATE", "", ""),
          act("settings.currencies.rates.batch.update.2026-09", "EXCHANGE_RATE", "UPDATE", "", ""),
          act("axle.private-apps.create", "PRIVATE_APP", "CREATE", "PRIVATE_APP_CREATED", ""),
          act("axle.private-apps.update", "PRIVATE_APP", "UPDATE", "PRIVATE_APP_UPDATED", "appId"),
          act("axle.private-apps.rotate", "PRIVATE_APP", "ROTATE", "TOKEN_ROTATED", "appId"),
          act("axle.private-apps.delete", "PRIVATE_APP", "DELETE", "PRIVATE_APP_DELETED", "appId"),
          act("axle.public-apps.create", "PUBLIC_APP", "CREATE", "", ""),
          act("axle.public-apps.update", "PUBLIC_APP", "UPDATE", "", "appId"),
          act("axle.public-apps.rotate", "PUBLIC_APP", "ROTATE", "SECRET_ROTATED", "appId"),
          act("axle.public-apps.delete", "PUBLIC_APP", "DELETE", "", "appId"),
          act("axle.public-apps.authorize", "APP_INSTALL", "CREATE", "APP_INSTALLED", "appId"),
          act("axle.installs.delete", "APP_INSTALL", "DELETE", "APP_UNINSTALLED", "appId"),
          act("oauth.uninstall", "APP_INSTALL", "DELETE", "APP_UNINSTALLED", ""),
          act("axle.tax-rates.create", "TAX_RATE", "CREATE", "", ""),
          act("axle.tax-rates.update", "TAX_RATE", "UPDATE", "", "taxRateGroupId"),
          act("axle.budgets.set", "BUDGET", "UPDATE", "", "appId"),
          act("axle.budgets.delete", "BUDGET", "DELETE", "", "appId"),
          act("webhooks.settings.update", "WEBHOOK", "UPDATE", "", "appId"),
          act("webhooks.settings.clear", "WEBHOOK", "DELETE", "", "appId"),
          act("axle.webhooks.deliveries.redeliver", "WEBHOOK", "REDELIVER", "", "appId"),
          act("axle.webhooks.deliveries.redeliver-range", "WEBHOOK", "REDELIVER", "", "appId"),
          act("axle.webhooks.go-on", "WEBHOOK", "GO_ON", "", "appId"),
          act("axle.webhooks.test", "WEBHOOK", "TEST", "", "appId"),
          act("axle.webhooks.secret.read", "WEBHOOK", "SHOW_SECRET", "", "appId"),
          act("axle.webhooks.secret.rotate", "WEBHOOK", "ROTATE", "SECRET_ROTATED", "appId"),
          act("axle.teams.create", "TEAM", "CREATE", "TEAM_ADDED", ""),
          act("axle.teams.update", "TEAM", "UPDATE", "", "teamId"),
          act("axle.teams.delete", "TEAM", "DELETE", "TEAM_DELETED", "teamId"));

  private static final Map<String, AuditedAct> BY_PAGE =
      Map.ofEntries(
          act("private-apps.create", "PRIVATE_APP", "CREATE", "PRIVATE_APP_CREATED", ""),
          act("private-apps.update", "PRIVATE_APP", "UPDATE", "PRIVATE_APP_UPDATED", "app"),
          act("private-apps.drop-unused", "PRIVATE_APP", "UPDATE", "PRIVATE_APP_UPDATED", "app"),
          act("private-apps.rotate", "PRIVATE_APP", "ROTATE", "TOKEN_ROTATED", "app"),
          act("private-apps.delete", "PRIVATE_APP", "DELETE", "PRIVATE_APP_DELETED", "app"),
          act("public-apps.create", "PUBLIC_APP", "CREATE", "", ""),
          act("public-apps.update", "PUBLIC_APP", "UPDATE", "", "app"),
          act("public-apps.rotate", "PUBLIC_APP", "ROTATE", "SECRET_ROTATED", "app"),
          act("public-apps.delete", "PUBLIC_APP", "DELETE", "", "app"),
          act("developer-keys.create", "DEVELOPER_KEY", "CREATE", "DEVELOPER_KEY_CREATED", ""),
          act("developer-keys.end", "DEVELOPER_KEY", "DELETE", "DEVELOPER_KEY_DELETED", "key"),
          act("oauth.authorize.connect", "APP_INSTALL", "CREATE", "APP_INSTALLED", ""),
          act("connected-apps.remove", "APP_INSTALL", "DELETE", "APP_UNINSTALLED", "app"),
          act("budgets.set", "BUDGET", "UPDATE", "", "app"),
          act("budgets.remove", "BUDGET", "DELETE", "", "app"),
          act("webhooks.settings", "WEBHOOK", "UPDATE", "", "app"),
          act("webhooks.clear", "WEBHOOK", "DELETE", "", "app"),
          act("webhooks.try-again", "WEBHOOK", "GO_ON", "", "app"),
          act("webhooks.test", "WEBHOOK", "TEST", "", "app"),
          act("webhooks.secret", "WEBHOOK", "SHOW_SECRET", "", "app"),
          act("webhooks.secret.rotate", "WEBHOOK", "ROTATE", "SECRET_ROTATED", "app"),
          act("webhooks.redeliver", "WEBHOOK", "REDELIVER", "", "app"),
          act("webhooks.redeliver-range", "WEBHOOK", "REDELIVER", "", "app"),
          act("users.invite", "USER", "INVITE", "ADD_USER", ""),
          act("users.withdraw", "USER", "WITHDRAW", "", ""),
          act("users.role", "USER", "UPDATE", "", ""),
          act("users.remove", "USER", "DELETE", "REMOVE_USER", ""),
          act("password.change", "USER", "PASSWORD", "", ""));

  /** Somebody accepts an invitation: nobody is signed in then, so the page is not watched. */
  static final AuditedAct JOINED =
      new AuditedAct("USER", "JOIN", Optional.of("INVITATION_ACCEPTED"), Optional.empty());

  private AuditedActs() {}

  private static Map.Entry<String, AuditedAct> act(
      String operation, String category, String action, String securityType, String target) {
    return Map.entry(
        operation,
        new AuditedAct(
            category,
            action,
            Optional.of(securityType).filter(type -> !type.isEmpty()),
            Optional.of(target).filter(name -> !name.isEmpty())));
  }

  static Optional<AuditedAct> of(String operation) {
    return Optional.ofNullable(BY_OPERATION.get(operation));
  }

  static Optional<AuditedAct> ofPage(String page) {
    return Optional.ofNullable(BY_PAGE.get(page));
  }

  static Map<String, AuditedAct> allOfPages() {
    return BY_PAGE;
  }

  static Map<String, AuditedAct> all() {
    return BY_OPERATION;
  }
}
