package dev.axle.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** That the contacts of the bench are believable, and those that the server would take. */
class PeopleTest {

  private static final List<String> OWNERS = List.of("60000002", "60000004", "60000006");
  private static final int COUNT = 4_000;

  private final People people = new People(7, COUNT, OWNERS);

  @Test
  void theSameNumberIsTheSamePerson() {
    People again = new People(7, COUNT, OWNERS);
    assertThat(again.person(1_234)).isEqualTo(people.person(1_234));
    assertThat(new People(8, COUNT, OWNERS).person(1_234)).isNotEqualTo(people.person(1_234));
    assertThat(people.person(1_235)).isNotEqualTo(people.person(1_234));
  }

  @Test
  void everyoneHasTheValuesAndAnAddressOfTheirOwn() {
    Set<String> emails = new HashSet<>();
    for (People.Person person : everyone()) {
      assertThat(person.values()).hasSizeGreaterThanOrEqualTo(People.VALUES);
      assertThat(person.values().values()).noneMatch(String::isBlank);
      assertThat(emails.add(person.value("email"))).isTrue();
    }
    Set<String> common = new HashSet<>(people.person(0).values().keySet());
    everyone().forEach(person -> common.retainAll(person.values().keySet()));
    assertThat(common).hasSize(People.VALUES);
  }

  @Test
  void theyCameOneAfterTheOther() {
    List<Instant> times = everyone().stream().map(People.Person::createdAt).toList();
    assertThat(times).isSorted().allMatch(People.TODAY::isAfter);
  }

  @Test
  void someValuesAreFarMoreUsualThanOthers() {
    Map<String, Long> stages =
        everyone().stream()
            .collect(
                Collectors.groupingBy(
                    person -> person.value("lifecyclestage"), Collectors.counting()));
    assertThat(stages.get("lead")).isBetween(COUNT * 38L / 100, COUNT * 46L / 100);
    assertThat(stages).hasSize(8);
    Map<String, Long> names =
        everyone().stream()
            .collect(
                Collectors.groupingBy(person -> person.value("lastname"), Collectors.counting()));
    assertThat(names).hasSizeGreaterThan(300);
    assertThat(names.values().stream().mapToLong(n -> n).max().orElse(0)).isGreaterThan(COUNT / 50);
  }

  @Test
  void theirValuesAreOfThePropertiesOfTheServer() throws IOException {
    Map<String, JsonNode> properties = new HashMap<>();
    Path schemas = Path.of("../server/src/main/resources/dev/axle/crm/schemas");
    for (String file : List.of("contacts.json", "sets/owner.json")) {
      Api.JSON
          .readTree(Files.readString(schemas.resolve(file)))
          .get("properties")
          .forEach(property -> properties.put(property.get("name").asString(), property));
    }
    Account.PROPERTIES.forEach(
        property -> {
          JsonNode node = Api.JSON.valueToTree(property);
          properties.put(node.get("name").asString(), node);
        });
    for (People.Person person : everyone()) {
      person.values().forEach((name, value) -> assertFits(properties, name, value));
    }
  }

  private static void assertFits(Map<String, JsonNode> properties, String name, String value) {
    JsonNode property = Objects.requireNonNull(properties.get(name), name);
    assertThat(property.path("readOnly").asBoolean(false)).as(name).isFalse();
    switch (property.get("type").asString()) {
      case "string" -> assertThat(value).hasSizeLessThan(300);
      case "number" -> assertThat(value).matches("\\d+(\\.\\d+)?");
      case "bool" -> assertThat(value).isIn("true", "false");
      case "date" -> assertThat(LocalDate.parse(value)).hasToString(value);
      case "datetime" -> assertThat(Instant.parse(value)).hasToString(value);
      case "enumeration" -> {
        if (name.equals("hubspot_owner_id")) {
          assertThat(value).isIn(OWNERS);
        } else {
          Set<String> options = new HashSet<>();
          property.get("options").forEach(option -> options.add(option.get("value").asString()));
          assertThat(value.split(";")).as(name).isSubsetOf(options);
        }
      }
      default -> throw new AssertionError(property);
    }
  }

  private List<People.Person> everyone() {
    return IntStream.range(0, COUNT).mapToObj(people::person).toList();
  }
}
