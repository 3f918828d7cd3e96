package dev.axle.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.axle.database.Database;
import dev.axle.database.DatabaseUnavailable;
import dev.axle.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does work in the background, each job by one of all nodes at a time; what a node that died was
 * doing is taken up by another, or by its successor, within half a minute.
 *
 * <p>Jobs are told first, then started.
 */
public final class Jobs implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Jobs.class);
  private static final int THREADS = 3;
  private static final Duration POLLED = Duration.ofSeconds(1);
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);
  private static final int HEARTBEATS_OF_THE_DEAD = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Database database;
  private final PortalTimes times;
  private final Clock clock;
  private final List<RecurringTask<Void>> tasks = new ArrayList<>();
  private @Nullable Scheduler scheduler;
  private @Nullable Thread start;
  private volatile boolean stopped;

  public Jobs(Database database, PortalTimes times, Clock clock) {
    this.database = database;
    this.times = times;
    this.clock = clock;
  }

  /** Has a job done again and again, with a pause after each time. */
  public void every(Duration pause, String name, Job job) {
    tasks.add(
        Tasks.recurring(name, FixedDelay.of(pause)).execute((instance, context) -> run(name, job)));
  }

  /** What is to be done once, at a time of a portal; looked for every other second. */
  public Appointments appointments(String kind, Appointments.Keeper keeper) {
    Appointments appointments = new Appointments(kind, database, times, keeper);
    every(POLLED, kind, appointments::keepAllDue);
    return appointments;
  }

  private void run(String name, Job job) {
    try {
      job.run(() -> stopped);
    } catch (RuntimeException failure) {
      if (!DatabaseUnavailable.explains(failure)) {
        log.error("{} failed, and is tried again later", name, failure);
      }
      throw failure;
    }
  }

  /** Begins to do the jobs; whoever starts the server doesn't wait for it. */
  public void start() {
    start = Thread.ofPlatform().name("jobs").start(this::begin);
  }

  private void begin() {
    scheduler =
        Scheduler.create(database.dataSource())
            .startTasks(tasks)
            .tableName("job")
            .schedulerName(new SchedulerName.Fixed(UUID.randomUUID().toString()))
            .clock(clock::now)
            .threads(THREADS)
            .pollingInterval(POLLED)
            .pollUsingLockAndFetch(0.5, 1)
            .heartbeatInterval(HEARTBEAT)
            .missedHeartbeatsLimit(HEARTBEATS_OF_THE_DEAD)
            .shutdownMaxWait(PATIENCE)
            .build();
    scheduler.start();
  }

  /** Lets jobs under way come to a good place; what is left is for the next start. */
  @Override
  public void close() throws InterruptedException {
    stopped = true;
    if (start != null) {
      start.join();
    }
    if (scheduler != null) {
      scheduler.stop();
    }
  }
}
