package dev.axle.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.portals.Scopes;
import org.junit.jupiter.api.Test;

/** Which scopes roles have: rules over names. */
class RoleTest {

  @Test
  void whoRunsTheAccountLacksNone() {
    assertThat(Role.SUPER_ADMIN.scopes()).isEqualTo(Scopes.all());
    assertThat(Role.DEVELOPER.scopes()).isEqualTo(Scopes.all());
  }

  @Test
  void whoOnlyReadsHasNoScopeThatIsCalledOtherwise() {
    assertThat(Role.READ_ONLY.scopes())
        .isNotEmpty()
        .allMatch(scope -> scope.matches(".*[.-]read(\\.v2)?"))
        .contains("crm.objects.contacts.read", "crm.objects.contacts.sensitive.read.v2")
        .doesNotContain("sales-email-read", "crm.dealsplits.read_write", "files", "e-commerce");
  }

  @Test
  void everyRoleReadsWhatReadersRead() {
    for (Role role : Role.values()) {
      assertThat(role.scopes()).as(role.label()).containsAll(Role.READ_ONLY.scopes());
    }
  }

  @Test
  void whoWorksWithRecordsDoesNotRunTheAccount() {
    for (Role role : new Role[] {Role.SALES, Role.MARKETING, Role.READ_ONLY}) {
      assertThat(role.scopes())
          .as(role.label())
          .noneMatch(scope -> scope.matches("(private-apps|developers|account-info).*"))
          .noneMatch(scope -> scope.matches("(settings|crm\\.objects\\.users)\\..*write"))
          .doesNotContain("oauth", "crm.export", "crm.schemas.custom.write");
    }
    assertThat(Role.SALES.scopes())
        .contains("crm.objects.deals.write", "crm.schemas.deals.write", "crm.import")
        .doesNotContain("crm.lists.write", "marketing.campaigns.write");
    assertThat(Role.MARKETING.scopes())
        .contains("crm.objects.contacts.write", "crm.lists.write", "marketing.campaigns.write")
        .doesNotContain("crm.schemas.deals.write");
  }
}
