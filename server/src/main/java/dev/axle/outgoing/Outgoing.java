package dev.axle.outgoing;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.protocol.RedirectLocations;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HeaderElement;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.MessageSupport;
import org.jspecify.annotations.Nullable;

/** Calls addresses that others have named. */
public final class Outgoing implements AutoCloseable {

  private static final int BUFFER = 64 * 1024;

  private final GuardedLookup lookup;
  private final ScheduledThreadPoolExecutor deadlines;
  private @Nullable CloseableHttpClient client;

  public Outgoing(Reach reach) {
    this(new GuardedLookup(SystemDefaultDnsResolver.INSTANCE, reach::includes));
  }

  Outgoing(GuardedLookup lookup) {
    this.lookup = lookup;
    this.deadlines =
        new ScheduledThreadPoolExecutor(
            1, work -> Thread.ofPlatform().daemon().name("outgoing-deadlines").unstarted(work));
    deadlines.setRemoveOnCancelPolicy(true);
  }

  /** What a call may cost. */
  public record Limits(long bytes, Duration time) {}

  /** Carries a failure out of the client. */
  private static final class Refused extends IOException {
    private static final long serialVersionUID = 1L;
    private final OutgoingFailure failure;

    Refused(OutgoingFailure.Reason reason, String message) {
      super(message);
      this.failure = new OutgoingFailure(reason, message);
    }
  }

  /**
   * Whether an address has the form of one that can be called.
   *
   * @throws OutgoingFailure if it has not
   */
  public static URI address(String text) throws OutgoingFailure {
    try {
      URI address = new URI(text.strip());
      String scheme =
          address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
      if ((scheme.equals("http") || scheme.equals("https"))
          && address.getHost() != null
          && address.getRawUserInfo() == null) {
        return address;
      }
    } catch (URISyntaxException notAnAddress) {
      // told below
    }
    throw new OutgoingFailure(
        OutgoingFailure.Reason.BAD_ADDRESS,
        "'%s' is not an address of http or https without a user.".formatted(text));
  }

  /**
   * Fetches the bytes of an address into a file, following a few redirects.
   *
   * @throws OutgoingFailure if it could not be; the file may be there in part
   */
  public Downloaded download(URI address, Path into, Limits limits) throws OutgoingFailure {
    HttpGet request = new HttpGet(address);
    HttpClientContext context = HttpClientContext.create();
    return within(
        limits.time(),
        address,
        request,
        () ->
            client()
                .execute(
                    request,
                    context,
                    response -> {
                      copy(response, into, limits.bytes());
                      return new Downloaded(last(address, context), name(response), type(response));
                    }));
  }

  /**
   * Sends bytes to an address, and reads the beginning of the answer. Redirects are not followed.
   *
   * @throws OutgoingFailure if there was no answer
   */
  public Answered post(URI address, Map<String, String> headers, byte[] body, Limits limits)
      throws OutgoingFailure {
    HttpPost request = new HttpPost(address);
    request.setConfig(RequestConfig.custom().setRedirectsEnabled(false).build());
    headers.forEach(request::setHeader);
    request.setEntity(new ByteArrayEntity(body, null));
    return within(
        limits.time(),
        address,
        request,
        () ->
            client()
                .execute(
                    request,
                    response -> new Answered(response.getCode(), beginning(response, limits))));
  }

  private static String beginning(ClassicHttpResponse response, Limits limits) throws IOException {
    HttpEntity entity = response.getEntity();
    if (entity == null) {
      return "";
    }
    try (InputStream in = entity.getContent()) {
      return new String(in.readNBytes((int) limits.bytes()), StandardCharsets.UTF_8);
    }
  }

  private interface Exchange<T> {
    T result() throws IOException;
  }

  private <T> T within(Duration time, URI address, HttpUriRequestBase request, Exchange<T> exchange)
      throws OutgoingFailure {
    AtomicBoolean late = new AtomicBoolean();
    ScheduledFuture<?> deadline =
        deadlines.schedule(
            () -> {
              late.set(true);
              request.abort();
            },
            time.toMillis(),
            TimeUnit.MILLISECONDS);
    try {
      return exchange.result();
    } catch (IOException failure) {
      throw late.get() ? tooSlow(address) : explained(address, failure);
    } finally {
      deadline.cancel(false);
    }
  }

  private synchronized CloseableHttpClient client() {
    if (client == null) {
      client = GuardedClient.open(lookup);
    }
    return client;
  }

  private static void copy(ClassicHttpResponse response, Path into, long most) throws IOException {
    int status = response.getCode();
    if (status < HttpStatus.SC_OK || status >= HttpStatus.SC_REDIRECTION) {
      throw new Refused(
          OutgoingFailure.Reason.REFUSED, "The server answered with status " + status + ".");
    }
    try (OutputStream out = Files.newOutputStream(into)) {
      HttpEntity entity = response.getEntity();
      if (entity == null) {
        return;
      }
      try (InputStream in = entity.getContent()) {
        byte[] buffer = new byte[BUFFER];
        long all = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          all += read;
          if (all > most) {
            throw new Refused(
                OutgoingFailure.Reason.TOO_LARGE, "There are more than " + most + " bytes.");
          }
          out.write(buffer, 0, read);
        }
      }
    }
  }

  private static URI last(URI address, HttpClientContext context) {
    RedirectLocations followed = context.getRedirectLocations();
    return followed == null || followed.size() == 0 ? address : followed.get(followed.size() - 1);
  }

  private static Optional<String> name(ClassicHttpResponse response) {
    var elements = MessageSupport.iterate(response, "Content-Disposition");
    while (elements.hasNext()) {
      HeaderElement element = elements.next();
      NameValuePair name = element.getParameterByName("filename");
      if (name != null && name.getValue() != null && !name.getValue().isBlank()) {
        return Optional.of(name.getValue());
      }
    }
    return Optional.empty();
  }

  private static Optional<String> type(ClassicHttpResponse response) {
    return Optional.ofNullable(response.getEntity()).map(HttpEntity::getContentType);
  }

  private static OutgoingFailure tooSlow(URI address) {
    return new OutgoingFailure(
        OutgoingFailure.Reason.TOO_SLOW, address.getHost() + " took longer than it may.");
  }

  private static OutgoingFailure explained(URI address, IOException failure) {
    return switch (failure) {
      case Refused refused -> refused.failure;
      case GuardedLookup.Forbidden forbidden ->
          new OutgoingFailure(
              OutgoingFailure.Reason.FORBIDDEN_ADDRESS,
              "'%s' is not an address of the public internet.".formatted(forbidden.getMessage()));
      case UnknownHostException unknown ->
          new OutgoingFailure(
              OutgoingFailure.Reason.BAD_ADDRESS, "A name of the address leads nowhere.");
      case InterruptedIOException silent -> tooSlow(address);
      case ClientProtocolException broken ->
          new OutgoingFailure(
              OutgoingFailure.Reason.REFUSED,
              address.getHost()
                  + " answered with what can't be followed: a redirect too many or a scheme that is not http.");
      default ->
          new OutgoingFailure(
              OutgoingFailure.Reason.NO_ANSWER, address.getHost() + " gave no complete answer.");
    };
  }

  @Override
  public synchronized void close() throws IOException {
    deadlines.shutdownNow();
    if (client != null) {
      client.close();
    }
  }
}
