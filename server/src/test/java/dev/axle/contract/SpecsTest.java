package dev.axle.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SpecsTest {

  private final Specs specs = Specs.orSkip();

  @Test
  void findsTheOperationOfAConcretePath() {
    assertThat(specs.operation("GET", "/crm/v3/objects/contacts/123?archived=false"))
        .hasValueSatisfying(
            found -> {
              assertThat(found.path()).isEqualTo("/crm/v3/objects/contacts/{contactId}");
              assertThat(found.group()).isEqualTo("contacts");
              assertThat(found.scopes()).containsExactly(Set.of("crm.objects.contacts.read"));
              assertThat(found.successCodes()).containsExactly(200);
            });
  }

  @Test
  void prefersLiteralSegmentsToParameters() {
    assertThat(specs.operation("GET", "/crm/v3/properties/contacts/groups"))
        .map(SpecOperation::path)
        .contains("/crm/v3/properties/{objectType}/groups");
    assertThat(specs.operation("GET", "/crm/v3/properties/contacts/email"))
        .map(SpecOperation::path)
        .contains("/crm/v3/properties/{objectType}/{propertyName}");
    assertThat(specs.operation("GET", "/crm/v3/objects/2-123/5"))
        .map(SpecOperation::path)
        .contains("/crm/v3/objects/{objectType}/{objectId}");
  }

  @Test
  void knowsNoOperationWhereThereIsNone() {
    assertThat(specs.operation("PUT", "/crm/v3/objects/contacts/123")).isEmpty();
    assertThat(specs.operation("GET", "/crm/v3/objects")).isEmpty();
  }

  @Test
  void readsAlternativesAndConjunctionsOfScopes() {
    assertThat(specs.operation("GET", "/crm/v3/objects/products"))
        .map(SpecOperation::scopes)
        .hasValueSatisfying(
            scopes ->
                assertThat(scopes)
                    .containsExactly(Set.of("crm.objects.products.read"), Set.of("e-commerce")));
    assertThat(
            specs.operations(
                o ->
                    o.group().equals("products")
                        && o.path().equals("/crm/objects/2026-09/{objectType}/{objectId}")
                        && o.method().equals("GET")))
        .singleElement()
        .extracting(SpecOperation::scopes)
        .isEqualTo(List.of(Set.of("crm.objects.products.read", "e-commerce")));
  }

  @Test
  void fillsInAPathsParameters() {
    var read = specs.operation("GET", "/crm/v3/objects/contacts/1").orElseThrow();

    assertThat(read.parameters()).containsExactly("contactId");
    assertThat(read.path(Map.of("contactId", "7"))).isEqualTo("/crm/v3/objects/contacts/7");
    assertThatThrownBy(() -> read.path(Map.of())).hasMessageContaining("contactId");
  }
}
