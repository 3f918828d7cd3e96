package dev.axle.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.portals.Scopes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What scopes say to those who decide on them. */
class ScopeSentenceTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          oauth | The account | Know the account, and who let the app in.
          crm.objects.contacts.read | Contacts | See contacts.
          crm.objects.contacts.sensitive.write.v2 | Contacts | Make, change and delete sensitive values of contacts.
          crm.objects.contacts.highly_sensitive.read | Contacts | See highly sensitive values of contacts.
          crm.objects.line_items.write | Line items | Make, change and delete line items.
          crm.objects.custom.read | Custom objects | See custom objects.
          crm.schemas.deals.read | Deals | See which properties deals have.
          crm.schemas.deals.write | Deals | Change which properties deals have.
          crm.lists.read | Lists | See lists.
          settings.users.teams.read | Users | See users teams.
          private-apps-read | Private | See private apps.
          tickets.sensitive | Tickets | Use sensitive values of tickets.
          """)
  void aScopeSaysWhatItOpens(String scope, String about, String text) {
    assertThat(ScopeSentence.of(scope)).isEqualTo(new ScopeSentence(about, text));
  }

  @Test
  void everyScopeHasASentence() {
    for (String scope : Scopes.all()) {
      ScopeSentence sentence = ScopeSentence.of(scope);
      assertThat(sentence.text()).as(scope).matches("[A-Z].*[a-zA-Z0-9]\\.").doesNotContain("_");
      assertThat(sentence.about()).as(scope).matches("[A-Z].*").doesNotContain("_");
    }
  }
}
