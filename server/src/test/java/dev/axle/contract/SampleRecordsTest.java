package dev.axle.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SampleRecordsTest {

  private final SampleRecords samples =
      new SampleRecords(
          json(
              """
              [{"name":"email","type":"string","hasUniqueValue":true},
               {"name":"note","type":"string"},
               {"name":"amount","type":"number"},
               {"name":"colour","type":"enumeration","options":[{"value":"red"}]},
               {"name":"hs_pipeline","type":"enumeration","options":[{"value":"0"}]},
               {"name":"dealstage","type":"enumeration","options":[{"value":"1"}]},
               {"name":"owner","type":"enumeration","referencedObjectType":"OWNER","options":[]},
               {"name":"sum","type":"number","calculated":true},
               {"name":"id","type":"number","modificationMetadata":{"readOnlyValue":true}}]
              """),
          Set.of("hs_pipeline"));

  @Test
  void givesEveryPropertyThatTakesAValueOne() {
    var record = json(samples.next());

    assertThat(record.propertyNames())
        .containsExactly("amount", "colour", "email", "hs_pipeline", "note");
    assertThat(record.path("colour").asString()).isEqualTo("red");
  }

  @Test
  void makesNoTwoRecordsAlike() {
    assertThat(json(samples.next()).path("email")).isNotEqualTo(json(samples.next()).path("email"));
  }

  @Test
  void changesAFreeText() {
    assertThat(json(samples.change()).propertyNames()).containsExactly("note");
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }
}
