package dev.axle.outgoing;

import java.time.Duration;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.Timeout;

/**
 * The HTTP client behind all outgoing calls: it keeps no cookies and no passwords, unpacks nothing,
 * and goes through no proxy that could reach further than the lookup allows.
 */
final class GuardedClient {

  private static final int MOST_REDIRECTS = 5;
  private static final int MOST_CONNECTIONS = 512;
  private static final int MOST_TO_ONE_HOST = 128;
  private static final Timeout CONNECTING = Timeout.of(Duration.ofSeconds(10));
  private static final Timeout SILENCE = Timeout.of(Duration.ofSeconds(30));

  private GuardedClient() {}

  static CloseableHttpClient open(GuardedLookup lookup) {
    return HttpClients.custom()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(lookup)
                .setMaxConnTotal(MOST_CONNECTIONS)
                .setMaxConnPerRoute(MOST_TO_ONE_HOST)
                .setDefaultConnectionConfig(
                    ConnectionConfig.custom()
                        .setConnectTimeout(CONNECTING)
                        .setSocketTimeout(SILENCE)
                        .build())
                .build())
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setMaxRedirects(MOST_REDIRECTS)
                .setResponseTimeout(SILENCE)
                .build())
        .setUserAgent("Axle")
        .disableContentCompression()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableAutomaticRetries()
        .build();
  }
}
