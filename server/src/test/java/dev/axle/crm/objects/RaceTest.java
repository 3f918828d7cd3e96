package dev.axle.crm.objects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.Exchange;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many writers after the same value. */
class RaceTest {

  private static final TestPortal PORTAL = RunningAxle.get().portal(RaceTest.class);
  private static final String CONTACTS = "/crm/v3/objects/contacts";
  private static final int WRITERS = 8;

  private static List<Exchange> atOnce(List<Callable<Exchange>> calls) throws Exception {
    CyclicBarrier start = new CyclicBarrier(calls.size());
    try (ExecutorService writers = Executors.newFixedThreadPool(calls.size())) {
      List<Future<Exchange>> futures = new ArrayList<>();
      for (Callable<Exchange> call : calls) {
        futures.add(
            writers.submit(
                () -> {
                  start.await();
                  return call.call();
                }));
      }
      List<Exchange> answers = new ArrayList<>();
      for (Future<Exchange> future : futures) {
        answers.add(future.get());
      }
      return answers;
    }
  }

  private static List<Callable<Exchange>> same(Callable<Exchange> call) {
    return IntStream.range(0, WRITERS).mapToObj(i -> call).toList();
  }

  @Test
  void oneOfManyCreatesWinsAnEmail() throws Exception {
    for (int round = 0; round < 10; round++) {
      String body = "{\"properties\": {\"email\": \"race%d@example.com\"}}".formatted(round);
      List<Exchange> answers = atOnce(same(() -> PORTAL.post(CONTACTS, body)));
      List<Exchange> won = answers.stream().filter(answer -> answer.status() == 201).toList();
      assertThat(won).hasSize(1);
      assertThat(answers.stream().filter(answer -> answer.status() == 409))
          .hasSize(WRITERS - 1)
          .allMatch(
              answer ->
                  answer
                      .at("/message")
                      .equals("Contact already exists. Existing ID: " + won.getFirst().at("/id")));
    }
  }

  @Test
  void upsertsOfOneNewEmailMakeOneRecord() throws Exception {
    for (int round = 0; round < 10; round++) {
      String body =
          "{\"inputs\": [{\"id\": \"upsert%d@example.com\", \"idProperty\": \"email\", \"properties\": {\"firstname\": \"A\"}}]}"
              .formatted(round);
      List<Exchange> answers = atOnce(same(() -> PORTAL.post(CONTACTS + "/batch/upsert", body)));
      assertThat(answers).allMatch(answer -> answer.status() == 200);
      assertThat(
              answers.stream()
                  .map(answer -> answer.at("/results/0/id"))
                  .collect(Collectors.toSet()))
          .hasSize(1);
      assertThat(answers.stream().filter(answer -> answer.at("/results/0/new").equals("true")))
          .hasSize(1);
    }
  }

  @Test
  void batchesOverTheSameRecordsInAnyOrderAllSucceed() throws Exception {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      ids.add(
          PORTAL
              .post(CONTACTS, "{\"properties\": {\"lastname\": \"L%d\"}}".formatted(i))
              .expect(201)
              .at("/id"));
    }
    List<Callable<Exchange>> calls = new ArrayList<>();
    for (int writer = 0; writer < WRITERS; writer++) {
      List<String> order = writer % 2 == 0 ? ids : ids.reversed();
      String value = "value " + writer;
      String inputs =
          order.stream()
              .map(
                  id -> "{\"id\": \"%s\", \"properties\": {\"city\": \"%s\"}}".formatted(id, value))
              .collect(Collectors.joining(","));
      calls.add(() -> PORTAL.post(CONTACTS + "/batch/update", "{\"inputs\": [" + inputs + "]}"));
    }
    assertThat(atOnce(calls)).allMatch(answer -> answer.status() == 200);
    String last =
        PORTAL.get(CONTACTS + "/" + ids.getFirst() + "?properties=city").at("/properties/city");
    for (String id : ids) {
      Exchange read = PORTAL.get(CONTACTS + "/" + id + "?propertiesWithHistory=city");
      assertThat(read.at("/properties/city")).isEqualTo(last);
      assertThat(read.at("/propertiesWithHistory/city/0/value")).isEqualTo(last);
      assertThat(read.json().at("/propertiesWithHistory/city").size()).isEqualTo(WRITERS);
    }
  }
}
