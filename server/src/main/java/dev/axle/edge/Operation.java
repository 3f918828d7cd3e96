package dev.axle.edge;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One line of the operations list: everything that is known of an operation. Routes, scope checks,
 * limits, documentation and coverage are read from it.
 *
 * @param name unique, dotted, such as {@code crm.objects.read}
 * @param paths the same operation under its classic and dated paths, with {@code {parameters}}
 * @param query the parameters of the query
 * @param parts the parts of a {@code multipart/form-data} body; empty if the body is none
 * @param request the record that the body is decoded into, or null
 * @param response the record of a success, or null for an empty answer
 */
public record Operation(
    String name,
    Method method,
    List<String> paths,
    Access access,
    LimitClass limit,
    List<Parameter> query,
    List<Parameter> parts,
    @Nullable Class<?> request,
    @Nullable Class<?> response,
    int success,
    String documentation,
    Handler handler)
    implements Route {

  public Operation {
    paths = List.copyOf(paths);
    query = List.copyOf(query);
    parts = List.copyOf(parts);
  }

  /** The same operation with another handler. */
  public Operation answeredBy(Handler other) {
    return new Operation(
        name,
        method,
        paths,
        access,
        limit,
        query,
        parts,
        request,
        response,
        success,
        documentation,
        other);
  }

  /** Begins an operation; {@link Draft#answeredBy} ends it. */
  public static Draft of(String name, Method method, List<String> paths) {
    return new Draft(name, method, paths);
  }

  /** An operation on its way into the list. */
  public static final class Draft {
    private final String name;
    private final Method method;
    private final List<String> paths;
    private @Nullable Access access;
    private LimitClass limit = LimitClass.STANDARD;
    private final List<Parameter> query = new ArrayList<>();
    private List<Parameter> parts = List.of();
    private @Nullable Class<?> request;
    private @Nullable Class<?> response;
    private int success = 200;
    private String documentation = "";

    private Draft(String name, Method method, List<String> paths) {
      this.name = name;
      this.method = method;
      this.paths = paths;
    }

    public Draft access(Access access) {
      this.access = access;
      return this;
    }

    public Draft limit(LimitClass limit) {
      this.limit = limit;
      return this;
    }

    /** Adds parameters of the query. */
    public Draft query(Parameter... parameters) {
      query.addAll(List.of(parameters));
      return this;
    }

    /** Says that the body is {@code multipart/form-data} of these parts. */
    public Draft takesParts(Parameter... parts) {
      this.parts = List.of(parts);
      return this;
    }

    public Draft takes(Class<?> request) {
      this.request = request;
      return this;
    }

    public Draft gives(int success, Class<?> response) {
      this.success = success;
      this.response = response;
      return this;
    }

    public Draft givesNothing() {
      this.success = 204;
      return this;
    }

    public Draft documented(String documentation) {
      this.documentation = documentation;
      return this;
    }

    public Operation answeredBy(Handler handler) {
      Access decided = Objects.requireNonNull(access, () -> "who may call " + name + "?");
      return new Operation(
          name,
          method,
          paths,
          decided,
          limit,
          query,
          parts,
          request,
          response,
          success,
          documentation,
          handler);
    }
  }
}
