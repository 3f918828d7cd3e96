package dev.axle.crm.lists;

import dev.axle.edge.Problem;
import java.util.Collection;
import java.util.List;

/** What can go wrong with lists. */
final class ListProblems {

  private ListProblems() {}

  static Problem noList(Object id) {
    return Problem.of(404, "OBJECT_NOT_FOUND", "List does not exist with ID %s.".formatted(id))
        .context("listId", List.of(id.toString()));
  }

  static Problem noListNamed(String name) {
    return Problem.of(404, "OBJECT_NOT_FOUND", "List does not exist with name %s.".formatted(name))
        .context("listName", List.of(name));
  }

  static Problem notDeleted(ListId id) {
    return Problem.of(
        404, "OBJECT_NOT_FOUND", "There is no deleted list with ID %s to restore.".formatted(id));
  }

  static Problem noLegacyList(String id) {
    return Problem.of(
        404, "OBJECT_NOT_FOUND", "List does not exist with legacy ID %s.".formatted(id));
  }

  static Problem nameTaken(String name) {
    return Problem.invalid(
            "List name must be unique: a list named '%s' already exists.".formatted(name))
        .subCategory("ILS.DUPLICATE_LIST_NAMES");
  }

  static Problem badName(int longest) {
    return Problem.invalid("The name of a list must have 1 to %d characters.".formatted(longest));
  }

  static Problem badType(String type) {
    return Problem.invalid(
            "The objectTypeId %s provided for the list is not valid for this portal."
                .formatted(type))
        .subCategory("ListError.INVALID_OBJECT_TYPE_FOR_LIST");
  }

  static Problem badProcessingType(String type) {
    return Problem.invalid(
        "The processingType is MANUAL, DYNAMIC or SNAPSHOT, not '%s'.".formatted(type));
  }

  static Problem noFilters(ProcessingType type) {
    return Problem.invalid("A %s list needs a filterBranch.".formatted(type));
  }

  static Problem superfluousFilters(ProcessingType type) {
    return Problem.invalid(
        "A %s list can't have a filterBranch: its members are chosen by hand.".formatted(type));
  }

  static Problem notDynamic(ListId id, String what) {
    return Problem.invalid("List %s is not DYNAMIC: %s.".formatted(id, what));
  }

  static Problem filledByConditions(ListId id) {
    return Problem.invalid(
        "List %s is DYNAMIC: its members follow from its filters and can't be changed by hand."
            .formatted(id));
  }

  static Problem otherType(ListId id, ListId source) {
    return Problem.invalid(
        "Lists %s and %s are lists of different object types.".formatted(id, source));
  }

  static Problem inUse(ListId id, Collection<ListId> by) {
    return Problem.invalid(
            "List %s can't be deleted: the filters of other lists use it.".formatted(id))
        .context("usedByListIds", by.stream().map(ListId::toString).toList());
  }

  static Problem cycle(ListId id, ListId through) {
    return Problem.invalid(
        "List %s can't depend on list %s, which depends on it.".formatted(id, through));
  }

  static Problem tooMany(String kind, int most) {
    return Problem.of(
            400, "API_LIMIT", "You have reached your limit of %d %s lists.".formatted(most, kind))
        .context("maximum %s lists".formatted(kind), List.of(Integer.toString(most)));
  }

  static Problem tooManyItems(String what, int most) {
    return Problem.invalid("There can be at most %,d %s in one request.".formatted(most, what));
  }

  static Problem tooLargeSource(ListId source, int most) {
    return Problem.invalid(
        "List %s has more than %,d members, too many to be added to another list."
            .formatted(source, most));
  }

  static Problem badRecordId(String id) {
    return Problem.invalid("'%s' is not a record id: those are numbers.".formatted(id));
  }

  static Problem outOf(String name, long least, long most) {
    return Problem.invalid("The %s must be between %d and %d.".formatted(name, least, most));
  }

  static Problem badSort(String sort) {
    return Problem.invalid("Lists can't be sorted by '%s'.".formatted(sort));
  }

  static Problem noFolder(Object id) {
    return Problem.of(404, "OBJECT_NOT_FOUND", "Folder does not exist with ID %s.".formatted(id))
        .context("folderId", List.of(id.toString()));
  }

  static Problem badFolderName(int longest) {
    return Problem.invalid("The name of a folder must have 1 to %d characters.".formatted(longest));
  }

  static Problem folderNotEmpty(long id) {
    return Problem.invalid(
        "Folder %d can't be deleted: there are lists or folders in it.".formatted(id));
  }

  static Problem rootFolder() {
    return Problem.invalid("The root folder can't be changed.");
  }

  static Problem folderIntoItself() {
    return Problem.invalid("A folder can't be moved into itself.");
  }

  static Problem tooDeep(int most) {
    return Problem.invalid("Folders can be %d deep at most.".formatted(most));
  }

  static Problem noConversion(ListId id) {
    return Problem.of(
        404, "OBJECT_NOT_FOUND", "No conversion of list %s is scheduled.".formatted(id));
  }

  static Problem badConversion(String why) {
    return Problem.invalid("Invalid conversion time: %s.".formatted(why));
  }

  static Problem conversionPast() {
    return Problem.invalid("The date of a conversion must lie in the future.");
  }
}
