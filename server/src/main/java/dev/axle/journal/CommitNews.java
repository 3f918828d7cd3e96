package dev.axle.journal;

import dev.axle.database.Database;
import dev.axle.database.DatabaseUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the other nodes on a database of this one's commits, and hears of theirs, so that consumers
 * wake wherever they are. A commit doesn't wait for it: many that follow each other closely are
 * told of as one. News that get lost are made up for by the idle looks of consumers.
 */
public final class CommitNews implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(CommitNews.class);
  private static final Duration BETWEEN = Duration.ofMillis(3);
  private static final Duration ONE_WAIT = Duration.ofSeconds(1);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Database database;
  private final Commits commits;
  private final Thread teller;
  private final Thread listener;
  private volatile boolean stopped;

  private CommitNews(Database database, Commits commits) {
    this.database = database;
    this.commits = commits;
    this.teller = Thread.ofPlatform().name("commit-teller").daemon().unstarted(this::tellAll);
    this.listener = Thread.ofPlatform().name("commit-listener").daemon().unstarted(this::hearAll);
  }

  /** Starts it; it keeps one connection of the database for itself. */
  public static CommitNews start(Database database, Journal journal) {
    CommitNews news = new CommitNews(database, journal.commits());
    news.teller.start();
    news.listener.start();
    return news;
  }

  private void tellAll() {
    long told = 0;
    while (!stopped) {
      try {
        long latest = commits.awaitOwnAfter(told, ONE_WAIT);
        if (latest > told) {
          database.read(connection -> tell(connection, latest));
          told = latest;
          Commits.pause(BETWEEN);
        }
      } catch (InterruptedException end) {
        return;
      } catch (RuntimeException missed) {
        if (!retried(missed)) {
          return;
        }
      }
    }
  }

  private static long tell(Connection connection, long tx) throws SQLException {
    CommitNewsStore.tell(connection, tx);
    return tx;
  }

  private void hearAll() {
    while (!stopped) {
      try {
        database.read(this::hearOn);
      } catch (RuntimeException missed) {
        if (!retried(missed)) {
          return;
        }
      }
    }
  }

  private boolean hearOn(Connection connection) throws SQLException {
    CommitNewsStore.listen(connection);
    while (!stopped) {
      CommitNewsStore.hear(connection, ONE_WAIT).ifPresent(commits::heardOf);
    }
    CommitNewsStore.unlisten(connection);
    return stopped;
  }

  private boolean retried(RuntimeException missed) {
    if (!stopped && !DatabaseUnavailable.explains(missed)) {
      log.warn("commits are not told of between nodes for now", missed);
    }
    try {
      Commits.pause(RETRY);
      return !stopped;
    } catch (InterruptedException end) {
      return false;
    }
  }

  @Override
  public void close() {
    stopped = true;
    teller.interrupt();
    try {
      teller.join(PATIENCE);
      listener.join(PATIENCE);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
