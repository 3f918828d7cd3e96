package dev.axle.crm.lists;

import dev.axle.edge.Answer;
import dev.axle.edge.ApiPaths;
import dev.axle.edge.Call;
import dev.axle.edge.EdgeProblems;
import dev.axle.edge.Method;
import dev.axle.edge.Operation;
import dev.axle.edge.Parameter;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The operations around lists: conversion, the numbers of the first lists API, history. */
public final class ListManagementApi {

  private static final int MOST_MAPPED = 10_000;
  private static final Duration STANDARD_SPAN = Duration.ofDays(30);

  private final Lists lists;
  private final Conversions conversions;

  public ListManagementApi(Lists lists, Conversions conversions) {
    this.lists = lists;
    this.conversions = conversions;
  }

  public List<Operation> operations() {
    List<String> conversion = ApiPaths.crm("lists", "/{listId}/schedule-conversion");
    List<String> mapping = ApiPaths.crm("lists", "/idmapping");
    return List.of(
        Operation.of("crm.lists.conversion.read", Method.GET, conversion)
            .access(ListScopes.READING)
            .gives(200, ListWire.ShownConversion.class)
            .documented("Tells when a list becomes a static one, or did.")
            .answeredBy(
                call ->
                    shown(ListsApi.id(call), conversions.read(call.portal(), ListsApi.id(call)))),
        Operation.of("crm.lists.conversion.schedule", Method.PUT, conversion)
            .access(ListScopes.WRITING)
            .takes(Conversion.When.class)
            .gives(200, ListWire.ShownConversion.class)
            .documented("Has a dynamic list become a static one on a day, or when it rests.")
            .answeredBy(
                call ->
                    shown(
                        ListsApi.id(call),
                        conversions.schedule(
                            call.portal(),
                            ListsApi.id(call),
                            call.body(Conversion.When.class),
                            call.now()))),
        Operation.of("crm.lists.conversion.cancel", Method.DELETE, conversion)
            .access(ListScopes.WRITING)
            .givesNothing()
            .documented("Cancels a conversion that was not made yet.")
            .answeredBy(
                call -> {
                  conversions.cancel(call.portal(), ListsApi.id(call));
                  return Answer.noContent();
                }),
        Operation.of("crm.lists.mapping.read", Method.GET, mapping)
            .access(ListScopes.READING)
            .gives(200, ListWire.Mapping.class)
            .query(Parameter.text("legacyListId", "The id in the first lists API."))
            .documented("Tells the id of a list from its id in the first lists API.")
            .answeredBy(this::mapping),
        Operation.of("crm.lists.mapping.readAll", Method.POST, mapping)
            .access(ListScopes.READING)
            .takes(String[].class)
            .gives(200, ListWire.Mappings.class)
            .documented("Tells the ids of lists from their ids in the first lists API.")
            .answeredBy(this::mappings),
        Operation.of(
                "crm.lists.history",
                Method.GET,
                ApiPaths.crm("lists", "/{listId}/size-and-edits-history/between"))
            .access(ListScopes.READING)
            .gives(200, ListWire.History.class)
            .query(
                Parameter.time(
                    "startDate", "Where the stretch begins: a day, a time or milliseconds."),
                Parameter.time("endDate", "Where it ends: now unless told."))
            .documented("Tells how large a list was on its days, and when it was edited.")
            .answeredBy(this::history));
  }

  private static Answer shown(ListId id, Conversion conversion) {
    return Answer.ok(
        new ListWire.ShownConversion(
            id.toString(),
            conversion.requested().orElse(null),
            conversion.convertedAt().map(Object::toString).orElse(null)));
  }

  private Answer mapping(Call call) {
    String legacy = call.query().text("legacyListId").orElse("");
    return lists.ofLegacyIds(call.portal(), numbers(List.of(legacy))).stream()
        .findFirst()
        .map(list -> Answer.ok(mapping(list)))
        .orElseThrow(() -> ListProblems.noLegacyList(legacy));
  }

  private static ListWire.Mapping mapping(CrmList list) {
    return new ListWire.Mapping(
        list.legacyId().map(Object::toString).orElseThrow(), list.id().toString());
  }

  private static List<Long> numbers(List<String> texts) {
    return texts.stream().filter(text -> text.matches("\\d{1,18}")).map(Long::valueOf).toList();
  }

  private Answer mappings(Call call) {
    List<String> asked =
        Arrays.stream(call.body(String[].class)).filter(Objects::nonNull).distinct().toList();
    if (asked.size() > MOST_MAPPED) {
      throw ListProblems.tooManyItems("legacy list ids", MOST_MAPPED);
    }
    Map<String, ListWire.Mapping> found = new HashMap<>();
    for (CrmList list : lists.ofLegacyIds(call.portal(), numbers(asked))) {
      ListWire.Mapping mapping = mapping(list);
      found.put(mapping.legacyListId(), mapping);
    }
    return Answer.ok(
        new ListWire.Mappings(
            asked.stream().map(found::get).filter(Objects::nonNull).toList(),
            asked.stream().filter(id -> !found.containsKey(id)).toList()));
  }

  private Answer history(Call call) {
    Instant to = time(call, "endDate").orElse(call.now());
    Instant from = time(call, "startDate").orElse(to.minus(STANDARD_SPAN));
    Lists.History history = lists.history(call.portal(), ListsApi.id(call), from, to);
    return Answer.ok(
        new ListWire.History(
            history.sizes().stream()
                .map(point -> new ListWire.SizePoint(point.size(), point.at().toString()))
                .toList(),
            history.edits().stream().map(Object::toString).toList()));
  }

  /** A day, a time with its offset, or milliseconds. */
  private static Optional<Instant> time(Call call, String name) {
    return call.query()
        .text(name)
        .map(
            text -> {
              try {
                return text.matches("\\d{1,15}")
                    ? Instant.ofEpochMilli(Long.parseLong(text))
                    : text.length() == 10
                        ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                        : OffsetDateTime.parse(text).toInstant();
              } catch (DateTimeException noTime) {
                throw EdgeProblems.badQueryParameter(name);
              }
            });
  }
}
